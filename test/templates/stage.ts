import { expect, vi } from 'vitest'
import { cellsOf, type Stage as ExportStage, startStage as startExports } from '#test/exports/stage.ts'
import type { Speaker } from '#test/support/speaker.ts'
import { type Made, templateBook } from './workbook.ts'

/** The exports' people, and templates they send. */
export type Stage = ExportStage & {
  /** Sends a file into the private chat, or into a group. */
  readonly sends: (who: Speaker, name: string, bytes: Uint8Array, chatId?: string) => Promise<void>
  /** Says that a template comes. */
  readonly announces: (who: Speaker) => Promise<void>
  /** The same, and sends it. */
  readonly brings: (who: Speaker, made?: Made, name?: string) => Promise<Buffer>
  /** The same, kept; its number. */
  readonly keeps: (who: Speaker, made?: Made, name?: string) => Promise<{ id: number; bytes: Buffer }>
  /** People who are in the register already. */
  readonly people: (names: readonly string[], more?: Readonly<Record<string, unknown>>) => Promise<void>
  readonly templates: () => ReturnType<ExportStage['county']['db']['prisma']['template']['findMany']>
  /** The newest file that was exported and whose name has these words. */
  readonly fileNamed: (who: Speaker, words: string) => { readonly name: string; readonly bytes: Buffer }
}

export const startStage = async (now?: string): Promise<Stage> => {
  const stage = await startExports(now)
  const { county } = stage
  const templates = () => county.db.prisma.template.findMany({ orderBy: { id: 'asc' } })
  const sends: Stage['sends'] = async (who, name, bytes, chatId) => {
    const { type, content } = county.emulator.upload(who.openId, name, Buffer.from(bytes))
    county.emulator.send(who.openId, type, content, chatId === undefined ? {} : { chatId })
    await county.settle()
  }
  const announces: Stage['announces'] = async who => {
    await who.says('上传模板')
    // On a busy machine the platform pushes a second time, which is later than what is sent next.
    await vi.waitFor(
      async () => {
        await county.settle()
        expect(who.reads()).toContain('上传上级模板')
      },
      { timeout: 15_000 },
    )
  }
  const brings: Stage['brings'] = async (who, made, name = '附件1：全州人才统计表（模板）.xlsx') => {
    const bytes = templateBook(made)
    await announces(who)
    await sends(who, name, bytes)
    return bytes
  }
  return {
    ...stage,
    sends,
    announces,
    brings,
    people: async (names, more = {}) => {
      const { prisma } = county.db
      const village = await prisma.village.findFirstOrThrow({ where: { name: '松炼村' } })
      const now = county.clock.now()
      await prisma.talent.createMany({
        data: names.map((name, nth) => ({
          name,
          initials: 'x',
          category: 'rural',
          state: 'verified',
          villageId: village.id,
          townshipId: village.townshipId,
          householdsLed: 3,
          phoneSealed: county.vault.seal(`138${String(nth).padStart(8, '0')}`),
          registeredBy: 'system:story',
          createdAt: now,
          updatedAt: now,
          ...more,
        })),
      })
    },
    keeps: async (who, made, name) => {
      const bytes = await brings(who, made, name)
      await who.presses('保存模板')
      return { id: (await templates()).at(-1)?.id ?? 0, bytes }
    },
    templates,
    fileNamed: (who, words) => {
      const names = [...county.emulator.messagesOf(county.emulator.privateChatOf(who.openId))].flatMap(
        ({ type, content }) => {
          // The emulator keeps content as the JSON the bot sent.
          const { file_key: key, file_name: name } = JSON.parse(content) as Record<string, string>
          return type === 'file' && key && name?.includes('DC-') && name.includes(words) ? [key] : []
        },
      )
      const blob = county.emulator.state.blobs.get(names.at(-1) ?? '')
      if (!blob) throw new Error(`${who.name}没有收到叫“${words}”的文件`)
      return blob
    },
  }
}

export { cellsOf }
