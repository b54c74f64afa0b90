import type { Craft, Level } from '../api/gen/documents.ts'
import { sessionWords } from '../format/session-words.ts'
import { useText } from '../i18n/text.ts'
import { Select, TextArea, TextField } from '../ui/field.tsx'
import { uiText } from '../ui/text.ts'
import type { FormState } from '../writing/use-form.ts'
import type { ActivityFields, ActivityProblem } from './activity-draft.ts'
import { LanguagesFieldset } from './languages-fieldset.tsx'
import { manageText } from './text.ts'

interface Props {
  form: FormState<ActivityFields, ActivityProblem>
}

export function ActivityFieldset(props: Props) {
  return (
    <>
      <WordsFields {...props} />
      <FactsFields {...props} />
    </>
  )
}

function WordsFields({ form: { bind } }: Props) {
  const text = useText(manageText)
  const names = useText(sessionWords)
  return (
    <>
      <TextField label={text.title} hint={text.titleHint} maxLength={100} {...bind('title', 'title')} />
      <TextField label={text.titleEn} hint={text.optional} maxLength={200} lang="en" {...bind('titleEn')} />
      <TextArea label={text.summary} hint={text.summaryHint} rows={4} {...bind('summary', 'summary')} />
      <TextArea label={text.summaryEn} hint={text.optional} rows={3} lang="en" {...bind('summaryEn')} />
      <TextArea
        label={text.materials}
        hint={`${text.materialsHint} ${text.optional}`}
        rows={2}
        {...bind('materials')}
      />
      <TextArea
        label={names.whatToBring}
        hint={`${text.whatToBringHint} ${text.optional}`}
        rows={2}
        maxLength={1000}
        {...bind('whatToBring')}
      />
      <TextArea
        label={text.whatToBringEn}
        hint={text.optional}
        rows={2}
        maxLength={2000}
        lang="en"
        {...bind('whatToBringEn')}
      />
    </>
  )
}

function FactsFields({ form: { fields, set, bind } }: Props) {
  const text = useText(manageText)
  const { crafts } = useText(uiText)
  const names = useText(sessionWords)
  const number = { type: 'text', inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <>
      <div className="form-fields">
        <Select label={text.craft} {...bind('craft', 'craft')}>
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
        <TextField label={text.durationMinutes} {...number} {...bind('durationMinutes', 'durationMinutes')} />
        <TextField
          label={text.maximumPartySize}
          {...number}
          {...bind('maximumPartySize', 'maximumPartySize')}
        />
        <TextField
          label={text.minimumAge}
          hint={text.minimumAgeHint}
          {...number}
          {...bind('minimumAge', 'minimumAge')}
        />
      </div>
      <LanguagesFieldset
        legend={names.languages}
        hint={text.activityLanguagesHint}
        value={fields.languages}
        onChange={(languages) => set({ languages })}
      />
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
