import { Link } from 'wouter'
import { InPlaceOfDocument, type InPlaceOfQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { whenWords } from '../format/day.ts'
import { placesLevel, placesWords } from '../format/places.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { CraftMark } from '../ui/craft-mark.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { accountText } from './text.ts'

const SHOWN_MAX = 4

interface Wish {
  slotId: string
  partySize: number
  /** Of a guided walk, not of a session. */
  isWalk: boolean
}

/** What else would suit whoever lost a place, the best first. */
export function InPlaceOf({ slotId, partySize, isWalk }: Wish) {
  const text = useText(accountText)
  const [{ data, error }, run] = useQuery({
    query: InPlaceOfDocument,
    variables: { slotId, partySize },
    requestPolicy: 'cache-and-network',
  })
  if (error && !data)
    return <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })} />
  if (!data) return <Loading rows={1} />
  const others = data.alternatives.filter(({ session, departure }) => session ?? departure)
  if (others.length === 0) {
    return (
      <div className="notice-others" role="status">
        <p>{text.noOthers}</p>
        <ButtonLink kind="secondary" href={isWalk ? paths.walks : paths.explore}>
          {isWalk ? text.toWalks : text.toExplore}
        </ButtonLink>
      </div>
    )
  }
  return (
    <div className="notice-others" role="status">
      <p>{text.others}</p>
      <ul>
        {others.slice(0, SHOWN_MAX).map((other) => (
          <li key={other.slot.id}>
            <Other other={other} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Other({ other }: { other: InPlaceOfQuery['alternatives'][number] }) {
  const { language } = useLanguage()
  const now = useNow()
  const { session, departure, slot } = other
  const event = session ?? departure
  if (!event) return null
  return (
    <Link className="notice-other" href={session ? paths.session(session.id) : paths.departure(event.id)}>
      <strong className="tabular">{whenWords(event.startsAt, now, language)}</strong>
      <span className="notice-other-title">
        {session ? (
          <>
            <CraftMark craft={session.activity.craft} size={20} />
            <Marked words={titleOf(session.activity, language)} /> ·{' '}
            <Marked words={nameOf(session.site, language)} />
          </>
        ) : departure ? (
          <>
            <ThemeMark theme={departure.route.theme} size={20} />
            <Marked words={nameOf(departure.route, language)} />
          </>
        ) : null}
      </span>
      <span className={`places places-${placesLevel(slot.remaining)}`}>
        {placesWords(slot.remaining, language)}
      </span>
    </Link>
  )
}
