import { useText } from '../i18n/text.ts'
import { TextField } from '../ui/field.tsx'
import type { Entered, FormState } from '../writing/use-form.ts'
import { type DepartureProblem, GROUP_MAX, GUIDES_MAX } from './departure-entries.ts'
import { operateText } from './text.ts'

/** Day, start, guides, group, limit and meeting point of a departure. */
export function PlanFieldset({
  form: { fields, bind },
  endsAt,
}: {
  form: Pick<FormState<Entered, DepartureProblem>, 'fields' | 'bind'>
  /** When the walk would end, `11:40`; null while that is not known. */
  endsAt: string | null
}) {
  const text = useText(operateText)
  const people = Number(fields['guidesWanted']) * Number(fields['groupSize'])
  const isWhole = people > 0 && people <= GUIDES_MAX * GROUP_MAX
  const count = { type: 'text', inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <div className="form-fields">
      <TextField type="date" label={text.day} {...bind('day', 'start')} />
      <TextField
        type="time"
        label={text.start}
        hint={endsAt ? text.endsAbout(endsAt) : undefined}
        {...bind('time')}
      />
      <TextField
        {...count}
        label={text.guidesWanted}
        hint={text.guidesWantedHint(GUIDES_MAX)}
        {...bind('guidesWanted', 'guidesWanted')}
      />
      <TextField
        {...count}
        label={text.groupSize}
        hint={isWhole ? text.groupSizeHint(people) : undefined}
        {...bind('groupSize', 'groupSize')}
      />
      <TextField
        {...count}
        label={text.placesLimit}
        hint={text.placesLimitHint}
        {...bind('placesLimit', 'placesLimit')}
      />
      <TextField
        type="text"
        label={text.meetingPoint}
        hint={text.meetingPointHint}
        maxLength={200}
        {...bind('meetingPoint')}
      />
    </div>
  )
}
