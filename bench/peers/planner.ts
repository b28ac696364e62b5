import { solveAside } from '#domain/pairings/plan/aside.ts'
import { inventedPlan } from '../support/invented-plan.ts'
import './bole.ts'

// The way in, while plans for a whole region are solved beside it, one after the other.
const input = inventedPlan(2_000, 10_000)
for (;;) await solveAside(input)
