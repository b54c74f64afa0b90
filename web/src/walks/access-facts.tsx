import type { StationStoryFragment } from '../api/gen/documents.ts'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { stationText } from './station-text.ts'

type Accessibility = StationStoryFragment['accessibility']
type Words = (typeof stationText)['zh']

/** What somebody who walks with difficulty needs to know, in a line; what is not known is said as such. */
export function AccessLine({ accessibility }: { accessibility: Accessibility }) {
  const text = useText(stationText)
  const { stepFree, steps, seats, toilets, surface, note } = accessibility
  if ([stepFree, steps, seats, toilets, surface, note].every((fact) => fact === null))
    return <p className="access access-unknown">{text.unknownAll}</p>
  const facts = accessFacts(accessibility, text)
  const known = facts.filter(({ words }) => words !== null)
  const unknown = facts.filter(({ words }) => words === null).map(({ name }) => name)
  return (
    <ul className="access" aria-label={text.access}>
      {known.map(({ name, words }) => (
        <li key={name}>
          <Marked words={words ?? ''} />
        </li>
      ))}
      {unknown.length > 0 ? (
        <li className="access-unknown">
          {unknown.join(text.between)} {text.unknown}
        </li>
      ) : null}
      {note ? (
        <li className="access-note">
          <Marked words={note} />
        </li>
      ) : null}
    </ul>
  )
}

/** Each fact by its name; null words: not known. */
export function accessFacts(
  { stepFree, steps, surface, seats, toilets }: Accessibility,
  text: Words,
): { name: string; words: string | null }[] {
  const either = (fact: boolean | null, yes: string, no: string) => (fact === null ? null : fact ? yes : no)
  const stepWords = steps ? text.stepFreeSteps(steps) : either(stepFree, text.stepFreeYes, text.stepFreeNo)
  return [
    { name: text.stepFree, words: stepWords },
    { name: text.surface, words: surface },
    { name: text.seats, words: either(seats, text.seatsYes, text.seatsNo) },
    { name: text.toilets, words: either(toilets, text.toiletsYes, text.toiletsNo) },
  ]
}
