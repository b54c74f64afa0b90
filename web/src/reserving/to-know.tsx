import type { ReactNode } from 'react'
import { sessionWords } from '../format/session-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { writtenIn } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Fact } from '../ui/fact.tsx'
import { hrefOf } from './contact.ts'

export interface ToKnowFacts {
  activity: { whatToBring: string | null; whatToBringEn: string | null }
  site: { contact: string | null; directions: string | null; directionsEn: string | null }
}

/** Facts of a list: what to have with one, how to find the place, and whom to call. Only what is known is shown. */
export function ToKnow({ activity, site }: ToKnowFacts) {
  const names = useText(sessionWords)
  const { language } = useLanguage()
  const lines = (words: string | null): ReactNode => words && <Marked words={words} />
  const facts = [
    [names.whatToBring, lines(writtenIn(language, activity.whatToBring, activity.whatToBringEn))],
    [names.directions, lines(writtenIn(language, site.directions, site.directionsEn))],
    [names.contact, site.contact && <Contact contact={site.contact} />],
  ] as const
  return facts.map(([name, value]) =>
    value ? (
      <Fact key={name} name={name}>
        <span className="lines">{value}</span>
      </Fact>
    ) : null,
  )
}

function Contact({ contact }: { contact: string }) {
  const href = hrefOf(contact)
  return href ? (
    <a href={href} className="tabular">
      {contact}
    </a>
  ) : (
    <Marked words={contact} />
  )
}
