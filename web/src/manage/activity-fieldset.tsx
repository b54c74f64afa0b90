import type { ChangeEvent } from 'react'
import type { Craft, Level } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Select, TextArea, TextField } from '../ui/field.tsx'
import { uiText } from '../ui/text.ts'
import type { ActivityFields, ActivityProblem } from './activity-draft.ts'
import { manageText } from './text.ts'

interface Props {
  fields: ActivityFields
  set(changed: Partial<ActivityFields>): void
  problems: readonly ActivityProblem[]
}

export function ActivityFieldset(props: Props) {
  return (
    <>
      <WordsFields {...props} />
      <FactsFields {...props} />
    </>
  )
}

function WordsFields({ fields, set, problems }: Props) {
  const text = useText(manageText)
  const bind = binder(fields, set)
  const errorOf = (problem: ActivityProblem) =>
    problems.includes(problem) ? text.problems[problem] : undefined
  return (
    <>
      <TextField
        label={text.title}
        hint={text.titleHint}
        error={errorOf('title')}
        maxLength={100}
        {...bind('title')}
      />
      <TextField label={text.titleEn} hint={text.optional} maxLength={200} lang="en" {...bind('titleEn')} />
      <TextArea
        label={text.summary}
        hint={text.summaryHint}
        error={errorOf('summary')}
        rows={4}
        {...bind('summary')}
      />
      <TextArea label={text.summaryEn} hint={text.optional} rows={3} lang="en" {...bind('summaryEn')} />
      <TextArea
        label={text.materials}
        hint={`${text.materialsHint} ${text.optional}`}
        rows={2}
        {...bind('materials')}
      />
    </>
  )
}

function FactsFields({ fields, set, problems }: Props) {
  const text = useText(manageText)
  const { crafts } = useText(uiText)
  const bind = binder(fields, set)
  const errorOf = (problem: ActivityProblem) =>
    problems.includes(problem) ? text.problems[problem] : undefined
  const number = { type: 'text', inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <>
      <div className="form-fields">
        <Select label={text.craft} error={errorOf('craft')} {...bind('craft')}>
          <option value="">{text.choose}</option>
          {(Object.keys(crafts) as Craft[]).map((craft) => (
            <option key={craft} value={craft}>
              {crafts[craft]}
            </option>
          ))}
        </Select>
        <Select label={text.level} {...bind('level')}>
          <option value="">{text.levelAny}</option>
          {(Object.keys(text.levels) as Level[]).map((level) => (
            <option key={level} value={level}>
              {text.levels[level]}
            </option>
          ))}
        </Select>
        <TextField
          label={text.durationMinutes}
          error={errorOf('durationMinutes')}
          {...number}
          {...bind('durationMinutes')}
        />
        <TextField
          label={text.maximumPartySize}
          error={errorOf('maximumPartySize')}
          {...number}
          {...bind('maximumPartySize')}
        />
        <TextField
          label={text.minimumAge}
          hint={text.minimumAgeHint}
          error={errorOf('minimumAge')}
          {...number}
          {...bind('minimumAge')}
        />
      </div>
      <label className="form-check">
        <input
          type="checkbox"
          checked={fields.stepFree === 'yes'}
          onChange={(event) => set({ stepFree: event.target.checked ? 'yes' : '' })}
        />
        {text.stepFree}
      </label>
    </>
  )
}

function binder(fields: ActivityFields, set: Props['set']) {
  return (name: keyof ActivityFields & string) => ({
    value: fields[name] ?? '',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      set({ [name]: event.target.value }),
  })
}
