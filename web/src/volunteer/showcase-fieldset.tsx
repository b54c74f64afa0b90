import { useText } from '../i18n/text.ts'
import { TextArea, TextField } from '../ui/field.tsx'
import type { FormState } from '../writing/use-form.ts'
import type { ProfileFields, ProfileProblem } from './profile-draft.ts'
import { volunteerText } from './text.ts'

const NAME_LENGTH_MAX = 80
const WORDS_LENGTH_MAX = 500

/** Whether, under which name and with which words a guide is shown to everybody. */
export function ShowcaseFieldset({
  form: { fields, set, bind },
}: {
  form: FormState<ProfileFields, ProfileProblem>
}) {
  const text = useText(volunteerText)
  const isIn = fields.inShowcase !== ''
  return (
    <fieldset className="volunteer-fieldset">
      <legend>{text.showcaseLabel}</legend>
      <p className="volunteer-soft">{text.showcaseHint}</p>
      <div className="choices">
        <label className="choice">
          <input type="checkbox" checked={isIn} onChange={() => set({ inShowcase: isIn ? '' : 'yes' })} />
          <span>{text.showcaseOptIn}</span>
        </label>
      </div>
      {isIn ? (
        <>
          <TextField
            label={text.showcaseName}
            maxLength={NAME_LENGTH_MAX}
            {...bind('showcaseName', 'showcaseName')}
          />
          <TextArea
            label={text.showcaseWords}
            hint={text.wordsHint}
            rows={3}
            maxLength={WORDS_LENGTH_MAX}
            {...bind('showcaseWords')}
          />
        </>
      ) : null}
    </fieldset>
  )
}
