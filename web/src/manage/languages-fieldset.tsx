import type { SpokenLanguage } from '../api/gen/documents.ts'
import { languagesEn, languagesZh } from '../format/theme-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { isChosen, toggled } from '../writing/chosen.ts'

const spokenLanguages = Object.keys(languagesZh) as SpokenLanguage[]

/** Any number of the languages in which something is taught, as a form's draft holds them. */
export function LanguagesFieldset({
  legend,
  hint,
  value,
  onChange,
}: {
  legend: string
  hint: string
  value: string
  onChange(value: string): void
}) {
  const { language } = useLanguage()
  const names = language === 'zh' ? languagesZh : languagesEn
  return (
    <fieldset className="manage-languages">
      <legend className="field-label">{legend}</legend>
      {spokenLanguages.map((one) => (
        <label key={one} className="form-check">
          <input
            type="checkbox"
            checked={isChosen(value, one)}
            onChange={() => onChange(toggled(value, one))}
          />
          {names[one]}
        </label>
      ))}
      <p className="field-hint">{hint}</p>
    </fieldset>
  )
}
