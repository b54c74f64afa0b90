import type { ReactNode } from 'react'
import { durationWords } from '../format/duration.ts'
import { sessionWords } from '../format/session-words.ts'
import { spokenIn } from '../format/spoken-in.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { ToKnow } from '../reserving/to-know.tsx'
import type { FullSession } from './session.ts'
import { exploreText } from './text.ts'

/** What to know before coming; only what is known is shown. */
export function SessionFacts({ session }: { session: FullSession }) {
  const text = useText(exploreText)
  const { language } = useLanguage()
  const names = useText(sessionWords)
  const { activity, site } = session
  const facts: [string, ReactNode][] = [[text.duration, durationWords(activity.durationMinutes, language)]]
  facts.push([names.languages, spokenIn(session.languages, language)])
  if (session.room) facts.push([text.room, <Marked key="room" words={session.room} />])
  if (activity.minimumAge) facts.push([text.age, text.minimumAge(activity.minimumAge)])
  if (activity.level) facts.push([text.level, text.levels[activity.level]])
  if (activity.materials) facts.push([text.materials, <Marked key="materials" words={activity.materials} />])
  if (activity.stepFree) facts.push([text.stepFree, text.stepFreeYes])
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <ToKnow activity={activity} site={site} />
    </dl>
  )
}
