const days = ['2026-12-07', null, '2026-11-20', '2026-12-01', '2026-12-01'] as const

/** When the nth record waits until: some of one day, some without a deadline. */
export const waitingUntil = (nth: number): Date | null => {
  const day = days[nth % days.length] ?? null
  return day === null ? null : new Date(`${day}T17:30:00+08:00`)
}

/** Their numbers as a list shows them: by deadline, those without one last, of one day by number. */
export const inOrderOf = (
  prefix: string,
  rows: readonly { readonly id: number; readonly dueAt: Date | null }[],
): readonly string[] =>
  rows
    .toSorted((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || a.id - b.id)
    .map(({ id }) => `${prefix}-${id}`)
