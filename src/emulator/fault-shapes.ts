import { z } from 'zod'
import { troubleKinds } from './call-faults.ts'
import { faultKinds } from './push/faults.ts'
import { socketFaultKinds } from './push/socket-faults.ts'
import { type VariantName, variantNames } from './push/variants.ts'

const times = z.number().int().positive().optional()
const ms = z.number().int().min(0).max(86_400_000).optional()
const eventType = z.string().min(1).max(200).optional()

/** A fault as the control API takes it, and the config file. */
export const faultShapes = {
  push: z.strictObject({ kind: z.enum(faultKinds), times, eventType, ms }),
  call: z.strictObject({
    kind: z.enum(troubleKinds),
    times,
    path: z.string().min(1).max(500).optional(),
    ms,
  }),
  socket: z.strictObject({ kind: z.enum(socketFaultKinds), times, eventType, ms }),
}

export const variantsShape = z.partialRecord(z.enum(variantNames), z.boolean())

/** Turns the points that are named. */
export const turn = (
  variants: Record<VariantName, boolean>,
  wanted: z.output<typeof variantsShape>,
): void => {
  for (const name of variantNames) variants[name] = wanted[name] ?? variants[name]
}
