import { useText } from '../i18n/text.ts'
import { TextArea, TextField } from '../ui/field.tsx'
import type { ProfileFields } from './profile-draft.ts'
import { volunteerText } from './text.ts'

const NAME_LENGTH_MAX = 80
const WORDS_LENGTH_MAX = 500

/** Whether, under which name and with which words a guide is shown to everybody. */
export function ShowcaseFieldset({
  fields,
  onChange,
  isNameMissing,
}: {
  fields: ProfileFields
  onChange(changed: Partial<ProfileFields>): void
  isNameMissing: boolean
}) {
  const text = useText(volunteerText)
  const isIn = fields.inShowcase !== ''
  return (
    <fieldset className="volunteer-fieldset">
      <legend>{text.showcaseLabel}</legend>
      <p className="volunteer-soft">{text.showcaseHint}</p>
      <div className="choices">
        <label className="choice">
          <input
            type="checkbox"
            checked={isIn}
            onChange={() => onChange({ inShowcase: isIn ? '' : 'yes' })}
          />
          <span>{text.showcaseOptIn}</span>
        </label>
      </div>
      {isIn ? (
        <>
          <TextField
            label={text.showcaseName}
            error={isNameMissing ? text.showcaseNameProblem : undefined}
            maxLength={NAME_LENGTH_MAX}
            value={fields.showcaseName}
            onChange={(event) => onChange({ showcaseName: event.target.value })}
          />
          <TextArea
            label={text.showcaseWords}
            hint={text.wordsHint}
            rows={3}
            maxLength={WORDS_LENGTH_MAX}
            value={fields.showcaseWords}
            onChange={(event) => onChange({ showcaseWords: event.target.value })}
          />
        </>
      ) : null}
    </fieldset>
  )
}
