import type { Hono } from 'hono'
import type { Stage } from '../acts/talk.ts'
import { act } from '../control/tools.ts'
import { playTranscript } from './play.ts'
import { createRecorder } from './record.ts'
import { transcriptShape } from './transcript.ts'

/** What happened so far as a file, and such a file played against the bot that is running. */
export const addTranscripts = (control: Hono, { state, courier }: Stage): void => {
  const recorder = createRecorder(state, courier)
  state.streams.add(recorder.stop)
  control.get('/transcript', c => c.json(recorder.transcript()))
  control.delete('/transcript', c => {
    recorder.restart()
    return c.json({ ok: true })
  })
  act(control, '/transcript/play', transcriptShape, transcript =>
    playTranscript({ state, courier }, transcript),
  )
}
