import { useText } from '../i18n/text.ts'
import { TextField } from '../ui/field.tsx'
import { GROUP_MAX, GUIDES_MAX, type PlanFields, type PlanProblem } from './departure-draft.ts'
import { operateText } from './text.ts'

/** Day, start, guides, group, limit and meeting point of a departure. */
export function PlanFieldset({
  fields,
  set,
  problems,
  endsAt,
}: {
  fields: PlanFields
  set(changed: Partial<PlanFields>): void
  problems: readonly PlanProblem[]
  /** When the walk would end, `11:40`; null while that is not known. */
  endsAt: string | null
}) {
  const text = useText(operateText)
  const errorOf = (problem: PlanProblem) => (problems.includes(problem) ? text.problems[problem] : undefined)
  const people = Number(fields.guidesWanted) * Number(fields.groupSize)
  const isWhole = people > 0 && people <= GUIDES_MAX * GROUP_MAX
  const count = { type: 'text', inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <div className="form-fields">
      <TextField
        type="date"
        label={text.day}
        error={errorOf('start')}
        value={fields.day}
        onChange={(event) => set({ day: event.target.value })}
      />
      <TextField
        type="time"
        label={text.start}
        hint={endsAt ? text.endsAbout(endsAt) : undefined}
        value={fields.time}
        onChange={(event) => set({ time: event.target.value })}
      />
      <TextField
        {...count}
        label={text.guidesWanted}
        hint={text.guidesWantedHint(GUIDES_MAX)}
        error={errorOf('guidesWanted')}
        value={fields.guidesWanted}
        onChange={(event) => set({ guidesWanted: event.target.value })}
      />
      <TextField
        {...count}
        label={text.groupSize}
        hint={isWhole ? text.groupSizeHint(people) : undefined}
        error={errorOf('groupSize')}
        value={fields.groupSize}
        onChange={(event) => set({ groupSize: event.target.value })}
      />
      <TextField
        {...count}
        label={text.placesLimit}
        hint={text.placesLimitHint}
        error={errorOf('placesLimit')}
        value={fields.placesLimit}
        onChange={(event) => set({ placesLimit: event.target.value })}
      />
      <TextField
        type="text"
        label={text.meetingPoint}
        hint={text.meetingPointHint}
        maxLength={200}
        value={fields.meetingPoint}
        onChange={(event) => set({ meetingPoint: event.target.value })}
      />
    </div>
  )
}
