import { get, listen, post } from './api.js'
import { drawChats, sorted } from './chats.js'
import { switchLanguage, t } from './lang.js'
import { drawStrip, markPersona, markUnread } from './people.js'
import { createTalk } from './talk.js'
import { toast } from './toast.js'

/** Who one is and which chat is open stand in the address, so two windows can be two people. */
for (const one of document.querySelectorAll('[data-words]')) one.textContent = t(one.dataset.words)
for (const one of document.querySelectorAll('[data-label]'))
  one.setAttribute('aria-label', t(one.dataset.label))
document.getElementById('language').onclick = switchLanguage

const fromHash = () => new URLSearchParams(location.hash.slice(1))

const page = {
  world: await get('/world'),
  me: '',
  unread: {},
  chats: [],
  chatId: '',
  stop: () => {},
}

page.unread = page.world.unread
/** How far the emulator's clock is ahead of this one. */
page.aheadMs = page.world.now - Date.now()

const app = document.getElementById('app')
const list = document.getElementById('chats')
const strip = document.getElementById('personas')
const people = new Map(page.world.people.map(person => [person.openId, person]))

const talk = createTalk(document.getElementById('talk'), {
  people,
  bot: page.world.bot,
  hints: page.world.hints,
  chats: () => page.chats,
  onBack: () => app.classList.remove('in-talk'),
})

const redrawChats = () => drawChats(list, page.chats, page.chatId, Date.now() + page.aheadMs, open)

const open = async chatId => {
  const chat = page.chats.find(one => one.chatId === chatId)
  if (!chat) return
  page.chatId = chatId
  app.classList.add('in-talk')
  location.replace(`#${new URLSearchParams({ as: page.me, chat: chatId })}`)
  redrawChats()
  await talk.open(page.me, chat)
  if (chat.kind === 'p2p') await post('/enter', { openId: page.me })
  await seen(chat)
}

const seen = async chat => {
  chat.unread = 0
  await post('/read', { openId: page.me, chatId: chat.chatId })
}

const heard = happening => {
  dispatchEvent(new CustomEvent('happening', { detail: happening }))
  if (happening.kind === 'pushed' || happening.kind === 'called') return
  Object.assign(page.unread, happening.unread)
  markUnread(strip, page.unread, page.me)
  if (happening.kind === 'clock') page.aheadMs = happening.now - Date.now()
  if (happening.kind === 'undelivered') toast('warning', happening.words)
  if (happening.chat) changed(happening)
  redrawChats()
}

const changed = happening => {
  page.chats = sorted([...page.chats.filter(chat => chat.chatId !== happening.chatId), happening.chat])
  if (happening.message && happening.chatId === page.chatId) {
    talk.show(happening.message)
    if (happening.kind === 'message' && document.visibilityState === 'visible') guarded(seen(happening.chat))
  }
}

const become = async (openId, chatId) => {
  page.me = openId
  page.stop()
  markPersona(strip, openId)
  markUnread(strip, page.unread, openId)
  document.title = t('{0} · {1}试用', people.get(openId)?.name ?? '', page.world.bot.name)
  page.chats = await get(`/chats?as=${encodeURIComponent(openId)}`)
  page.stop = listen(openId, heard, () => guarded(become(openId, page.chatId)))
  const wanted =
    page.chats.find(chat => chat.chatId === chatId) ?? page.chats.find(chat => chat.kind === 'p2p')
  if (wanted && (chatId || matchMedia('(min-width: 721px)').matches)) await open(wanted.chatId)
  else {
    page.chatId = ''
    redrawChats()
  }
}

const guarded = work => work.catch(error => toast('error', error.message))

addEventListener('hashchange', () => {
  const [as, chat] = [fromHash().get('as'), fromHash().get('chat')]
  if (people.has(as) && (as !== page.me || chat !== page.chatId)) guarded(become(as, chat))
})

/** What came while the window was hidden is read when it is looked at again. */
addEventListener('visibilitychange', () => {
  const chat = page.chats.find(one => one.chatId === page.chatId)
  if (chat?.unread > 0 && document.visibilityState === 'visible') guarded(seen(chat))
})

/** Changing person keeps the group that is open, if the new person is in it too. */
const pick = openId => {
  const group = page.chats.find(chat => chat.chatId === page.chatId && chat.kind === 'group')
  guarded(become(openId, group?.chatId))
}

const first = people.has(fromHash().get('as')) ? fromHash().get('as') : page.world.people[0]?.openId
drawStrip(strip, page.world.people, first, pick)
if (first) await guarded(become(first, fromHash().get('chat')))
