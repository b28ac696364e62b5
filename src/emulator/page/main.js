import { get, post } from './api.js'
import { drawBar } from './bar.js'
import { closeSide, createBeside } from './beside.js'
import { drawChats, sorted } from './chats.js'
import { setNow } from './days.js'
import { chatOption } from './forward.js'
import { createGuide } from './guide.js'
import { t } from './lang.js'
import { follow } from './live.js'
import { drawStrip, markPersona, markUnread } from './people.js'
import { pickFrom } from './pick.js'
import { serverWords } from './server-words.js'
import { listenToKeys, showShortcuts } from './shortcuts.js'
import { fillForm, perform } from './step.js'
import { createTalk } from './talk.js'
import { toast } from './toast.js'
import { addressAs, isBeside, standAt, whereAsked } from './where.js'

for (const one of document.querySelectorAll('[data-words]')) one.textContent = t(one.dataset.words)
for (const one of document.querySelectorAll('[data-label]'))
  one.setAttribute('aria-label', t(one.dataset.label))

const world = await get('/world')
const page = { me: '', unread: world.unread, chats: [], chatId: '', stop: () => {}, early: null }
setNow(world.now)

const app = document.getElementById('app')
const list = document.getElementById('chats')
const strip = document.getElementById('personas')
const people = new Map(world.people.map(person => [person.openId, person]))

const talk = createTalk(document.getElementById('talk'), {
  ...world,
  people,
  chats: () => page.chats,
  onBack: () => {
    app.classList.remove('in-talk')
    list.querySelector('[aria-current]')?.focus()
  },
})

const guarded = work => work.catch(error => toast('error', error.message))

const redrawChats = () => drawChats(list, page.chats, page, chatId => guarded(open(chatId)))

const open = async chatId => {
  const chat = page.chats.find(one => one.chatId === chatId)
  if (!chat) return
  page.chatId = chatId
  app.classList.add('in-talk')
  standAt(page.me, chatId)
  redrawChats()
  await talk.open(page.me, chat)
  if (page.chatId !== chatId) return
  if (chat.kind === 'p2p') await post('/enter', { openId: page.me })
  await seen(chat)
}

const seen = async chat => {
  Object.assign(chat, { unread: 0, mentionsMe: false })
  await post('/read', { openId: page.me, chatId: chat.chatId })
}

const heard = happening => {
  dispatchEvent(new CustomEvent('happening', { detail: happening }))
  if (happening.kind === 'pushed' || happening.kind === 'called') return
  if (happening.kind === 'reset' || happening.kind === 'person') return void guarded(begin())
  Object.assign(page.unread, happening.unread)
  markUnread(strip, page.unread, page.me)
  if (happening.kind === 'clock') setNow(happening.now)
  if (happening.kind === 'undelivered') toast('warning', serverWords(happening.words))
  if (happening.chat) changed(happening)
  redrawChats()
}

const changed = ({ kind, chatId, chat, message, openId }) => {
  page.chats = sorted([...page.chats.filter(one => one.chatId !== chatId), chat])
  if (chatId !== page.chatId) return
  if (kind === 'read') talk.read(openId)
  if (message) talk.show(message)
  if (kind === 'message' && document.visibilityState === 'visible') guarded(seen(chat))
}

/** People have come or gone, or the emulator stands where it began: everything is asked for anew. */
const begin = async () => {
  const fresh = await get('/world')
  setNow(fresh.now)
  page.unread = fresh.unread
  people.clear()
  for (const person of fresh.people) people.set(person.openId, person)
  const me = people.has(page.me) ? page.me : fresh.people[0]?.openId
  drawStrip(strip, fresh.people, me, pick)
  if (me) await become(me, page.chatId)
}

/** The line was gone for a while: what came meanwhile is fetched, what somebody is filling in stays. */
const refresh = async (openId, fresh) => {
  setNow(fresh.now)
  page.unread = fresh.unread
  markUnread(strip, page.unread, openId)
  const chats = await get(`/chats?as=${encodeURIComponent(openId)}`)
  if (page.me !== openId) return
  page.chats = chats
  redrawChats()
  await talk.catchUp()
  const chat = chats.find(one => one.chatId === page.chatId)
  if (chat?.unread > 0 && document.visibilityState === 'visible') await seen(chat)
}

const become = async (openId, chatId) => {
  page.me = openId
  page.stop()
  markPersona(strip, openId)
  markUnread(strip, page.unread, openId)
  document.title = t('{0} · {1}试用', people.get(openId)?.name ?? '', world.bot.name)
  const line = follow(openId, world.run, {
    onEvent: happening => (page.early ? page.early.push(happening) : heard(happening)),
    onBack: fresh => guarded(refresh(openId, fresh)),
  })
  // What happens while the chats are on their way waits for them.
  Object.assign(page, { stop: line.stop, early: [] })
  await line.ready
  if (page.me !== openId) return
  const chats = await get(`/chats?as=${encodeURIComponent(openId)}`)
  if (page.me !== openId) return
  page.chats = chats
  for (const happening of page.early.splice(0)) heard(happening)
  page.early = null
  const wanted = chats.find(chat => chat.chatId === chatId) ?? chats.find(chat => chat.kind === 'p2p')
  if (wanted && (chatId || matchMedia('(min-width: 721px)').matches)) return await open(wanted.chatId)
  page.chatId = ''
  talk.close()
  app.classList.remove('in-talk')
  standAt(openId)
  redrawChats()
}

addEventListener('hashchange', () => {
  const { as, chat } = whereAsked(people)
  if (as && (as !== page.me || chat !== page.chatId)) guarded(become(as, chat))
})

/** What came while the window was hidden is read when it is looked at again. */
addEventListener('visibilitychange', () => {
  const chat = page.chats.find(one => one.chatId === page.chatId)
  if (chat?.unread > 0 && document.visibilityState === 'visible') guarded(seen(chat))
})

/** Changing person keeps the group that is open, if the new person is in it too. */
const pick = (openId, elsewhere) => {
  if (elsewhere) return void globalThis.open(addressAs(people.get(openId).name))
  const group = page.chats.find(chat => chat.chatId === page.chatId && chat.kind === 'group')
  guarded(become(openId, group?.chatId ?? (app.classList.contains('in-talk') ? 'p2p' : undefined)))
}

const beside = isBeside ? null : createBeside(app, { people }, () => page.me)
document.body.classList.toggle('is-beside', isBeside)

/** A step of the guide, on this side of the screen: somebody's conversation opens and waits with the words. */
const take = async step => {
  const privately = () => page.chats.find(chat => chat.kind === 'p2p')?.chatId
  if (step.as !== page.me) await become(step.as, step.chatId ?? 'p2p')
  else if (page.chatId !== (step.chatId ?? privately())) await open(step.chatId ?? privately())
  if (step.fillNow) fillForm(talk.log(), step.fill)
  else await perform(step, talk)
}
addEventListener('asked', ({ detail }) => guarded(take(detail)))

const ask = step => (step.beside && beside?.fits() ? beside.ask(step) : take(step))

const guide =
  world.guide && !isBeside
    ? createGuide(document.getElementById('guide'), {
        ...world,
        people,
        onDo: step => guarded(ask(step)),
        onFill: step => guarded(ask({ ...step, fillNow: true })),
      })
    : null

const split = () => {
  if (beside?.flip() === false) toast('info', t('窗口太窄，放不下两个人；可以再开一个窗口'))
}

drawBar(document.getElementById('strip-end'), { onSplit: split, onGuide: guide?.flip, onKeys: showShortcuts })

const stepTo = step => {
  const at = page.chats.findIndex(chat => chat.chatId === page.chatId)
  const next = page.chats[(at + step + page.chats.length) % page.chats.length]
  if (next) guarded(open(next.chatId))
}

listenToKeys({
  '?': showShortcuts,
  'Ctrl+KeyK': () => pickFrom(t('查找会话'), page.chats.map(chatOption), chatId => guarded(open(chatId))),
  'Alt+ArrowUp': () => stepTo(-1),
  'Alt+ArrowDown': () => stepTo(1),
  'Alt+KeyI': () => talk.compose()?.focus(),
  'Alt+KeyS': split,
  'Alt+KeyG': () => guide?.flip(),
  'Alt+Digit': digit => {
    const person = [...people.keys()][digit - 1]
    if (person) pick(person)
  },
})

const asked = whereAsked(people)
const first = asked.as ?? world.people[0]?.openId
drawStrip(strip, world.people, first, pick)
if (first) await guarded(become(first, asked.chat))
if (isBeside) {
  document.getElementById('strip-end').before(closeSide())
  parent.dispatchEvent(new Event('besideready'))
}
