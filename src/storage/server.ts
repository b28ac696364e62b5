import { openEmbedded } from './embedded.ts'

/** The PostgreSQL server to use: the configured one, or the embedded one. */
export type Server = {
  readonly url: string
  /** For people: where its data is. */
  readonly where: string
  readonly stop: () => Promise<void>
}

type ServerChoice = {
  /** `null`: embedded, in `dataDir`. */
  readonly databaseUrl: string | null
  readonly dataDir: string
}

/** Opens the server the configuration names. `log` is told, in Chinese, what takes time. */
export const openServer = async (
  { databaseUrl, dataDir }: ServerChoice,
  log: (line: string) => void,
): Promise<Server> =>
  databaseUrl === null
    ? openEmbedded({ dataDir, log })
    : { url: databaseUrl, where: new URL(databaseUrl).host, stop: async () => undefined }
