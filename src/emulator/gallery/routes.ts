import type { Hono } from 'hono'
import { z } from 'zod'
import { act } from '../control/tools.ts'
import { contentJudged, facesShown } from './faces.ts'

const checking = z.object({ content: z.string().max(1_000_000) })

/** What the card gallery asks: every face, and what the platform would say of any card. */
export const addGallery = (control: Hono): void => {
  control.get('/cards', async c => c.json(await facesShown()))
  act(control, '/cards/check', checking, ({ content }) => contentJudged(content))
}
