import { type ClosureInBoardFragment, EndClosureDocument } from '../api/gen/documents.ts'
import { dateWords, dayOf, timeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Tag } from '../ui/note.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { useRepeatableWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { operateText } from './text.ts'

/** One closure: of what, from when until when, why; it can be ended. */
export function ClosureRow({
  closure,
  onEnded,
}: {
  closure: ClosureInBoardFragment
  onEnded(words: string): void
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const { state, write } = useRepeatableWrite(EndClosureDocument)
  const { id: closureId, from, until, reason, reasonEn, station, route } = closure
  const subject = station ?? route
  const name = subject ? nameOf(subject, language) : ''
  const isNow = new Date(from) <= now
  const moment = (instant: string) => `${dateWords(dayOf(instant), language)} ${timeWords(instant)}`

  async function end() {
    if (await write({ closureId })) onEnded(text.ended(name))
  }

  return (
    <li>
      <span>
        <strong className="operate-route">
          {route && !station ? <ThemeMark theme={route.theme} /> : null}
          <Marked words={name} />{' '}
          <Tag tone={isNow ? 'lost' : 'plain'}>{isNow ? text.closedNow : text.comingClosure}</Tag>
        </strong>
        <span className="tabular">
          {station ? text.isStation : text.isRoute} ·{' '}
          {until ? text.fromUntil(moment(from), moment(until)) : text.untilEnded(moment(from))}
        </span>
        <small>
          <Marked words={language === 'en' && reasonEn ? reasonEn : reason} />
        </small>
        <WriteNote state={state} />
      </span>
      <WriteButton
        kind="secondary"
        state={state}
        words={text.endClosure}
        aria-label={text.endClosureOf(name)}
        onClick={() => void end()}
      />
    </li>
  )
}
