import type { SpokenLanguage } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { isChosen } from '../writing/chosen.ts'
import { operateText } from './text.ts'

const spokenLanguages: readonly SpokenLanguage[] = ['ZH', 'WUU', 'EN', 'CSL']

/** Any number of languages; held as their names with spaces between, as a form's draft holds text. */
export function LanguagesFieldset({ value, onChange }: { value: string; onChange(value: string): void }) {
  const text = useText(operateText)
  return (
    <fieldset className="operate-checks">
      <legend className="field-label">{text.languages}</legend>
      {spokenLanguages.map((language) => (
        <label key={language} className="form-check">
          <input
            type="checkbox"
            checked={isChosen(value, language)}
            onChange={(event) =>
              onChange(
                spokenLanguages
                  .filter((one) => (one === language ? event.target.checked : isChosen(value, one)))
                  .join(' '),
              )
            }
          />
          {text.spoken[language]}
        </label>
      ))}
      <p className="field-hint">{text.languagesHint}</p>
    </fieldset>
  )
}
