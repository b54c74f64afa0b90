import { weekdayName } from '../format/opening.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { isChosen, toggled } from '../writing/chosen.ts'
import { type Band, bands, timeName, weekdays } from './profile-draft.ts'
import { volunteerText } from './text.ts'

/** A week as a grid of checkboxes: a thumb presses the square, a keyboard walks with Tab and Space. */
export function AvailabilityGrid({ times, onChange }: { times: string; onChange(times: string): void }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const names = Object.keys(bands) as Band[]
  return (
    <fieldset className="volunteer-fieldset">
      <legend>{text.timesLabel}</legend>
      <p className="volunteer-soft">{text.timesHint}</p>
      <table className="week-grid">
        <thead>
          <tr>
            <td />
            {names.map((band) => (
              <th key={band} scope="col">
                {text.bands[band]}
                <small>{text.bandHours[band]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{weekdayName(weekday, language)}</th>
              {names.map((band) => {
                const name = timeName(weekday, band)
                return (
                  <td key={band}>
                    <label>
                      <input
                        type="checkbox"
                        checked={isChosen(times, name)}
                        aria-label={text.cell(weekdayName(weekday, language), text.bands[band])}
                        onChange={() => onChange(toggled(times, name))}
                      />
                      <span className="week-square" aria-hidden="true" />
                    </label>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}
