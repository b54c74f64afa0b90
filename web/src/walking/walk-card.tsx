import { Link } from 'wouter'
import type { WalkInListFragment } from '../api/gen/documents.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Seals } from './seals.tsx'
import { walkingText } from './text.ts'
import { progressOf } from './walk-progress.ts'

/** One walk: its seals and how far it has come. */
export function WalkCard({ walk, waiting }: { walk: WalkInListFragment; waiting: ReadonlySet<string> }) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const now = useNow()
  const progress = progressOf(walk.route.stations, walk.stamps)
  const stamped = progress.filter((one) => one.stampedAt).length
  return (
    <article className="walk-card" data-theme={walk.route.theme}>
      <h3>
        <Link href={paths.myWalk(walk.id)}>
          <Marked words={nameOf(walk.route, language)} />
        </Link>
      </h3>
      <p className="walk-card-progress">
        <strong>{text.progress(stamped, progress.length)}</strong>
        {walk.completedAt ? null : <span> · {text.left(progress.length - stamped)}</span>}
      </p>
      <Seals progress={progress} waiting={waiting} size={40} />
      <p className="walk-card-when">
        {walk.completedAt
          ? text.completedAt(whenWords(walk.completedAt, now, language))
          : text.startedAt(whenWords(walk.startedAt, now, language))}
      </p>
    </article>
  )
}
