import { calendarWords } from '../format/calendar-words.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { expiryOf } from './expiry.ts'
import { volunteerText } from './text.ts'
import type { GuideProfile } from './use-my-guide.ts'

/** What trainings have shown that a guide is able to do, and for how long. */
export function MyQualifications({ granted }: { granted: GuideProfile['qualifications'] }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <section className="volunteer-section" aria-labelledby="my-qualifications">
      <h2 id="my-qualifications">{text.qualificationsTitle}</h2>
      {granted.length === 0 ? <p className="volunteer-soft">{text.noQualifications}</p> : null}
      <ul className="qualifications">
        {granted.map(({ qualification, grantedAt, expiresAt }) => {
          const expiry = expiryOf(expiresAt, now)
          const day = expiresAt ? calendarWords(expiresAt, language) : ''
          const words = {
            never: text.forGood,
            later: text.validUntil(day),
            soon: text.expiresSoon(day),
            past: text.expired(day),
          }
          return (
            <li key={qualification.id} data-expiry={expiry}>
              <strong>
                <Marked words={nameOf(qualification, language)} />
              </strong>
              <span className="qualification-expiry">{words[expiry]}</span>
              <small className="tabular">{text.grantedOn(calendarWords(grantedAt, language))}</small>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
