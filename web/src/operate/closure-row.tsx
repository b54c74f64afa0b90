import { type ClosureInBoardFragment, EndClosureDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { dateWords, dayOf, timeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { useWrite } from '../manage/use-write.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/note.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
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
  const [, send] = useMutation(EndClosureDocument)
  const { state, write } = useWrite()
  const { id: closureId, from, until, reason, reasonEn, station, route } = closure
  const subject = station ?? route
  const name = subject ? nameOf(subject, language) : ''
  const isNow = new Date(from) <= now
  const moment = (instant: string) => `${dateWords(dayOf(instant), language)} ${timeWords(instant)}`

  async function end() {
    const ended = await write(closureId, () =>
      send({ input: { closureId } }).then(({ data }) => data?.endClosure),
    )
    if (ended) onEnded(text.ended(name))
  }

  return (
    <li>
      <span>
        <strong className="operate-route">
          {route && !station ? <ThemeMark theme={route.theme} /> : null}
          {name} <Tag tone={isNow ? 'lost' : 'plain'}>{isNow ? text.closedNow : text.comingClosure}</Tag>
        </strong>
        <span className="tabular">
          {station ? text.isStation : text.isRoute} ·{' '}
          {until ? text.fromUntil(moment(from), moment(until)) : text.untilEnded(moment(from))}
        </span>
        <small>{language === 'en' && reasonEn ? reasonEn : reason}</small>
        <WriteNote state={state} />
      </span>
      <Button
        kind="secondary"
        busy={state.phase === 'sending'}
        aria-label={text.endClosureOf(name)}
        onClick={() => void end()}
      >
        {text.endClosure}
      </Button>
    </li>
  )
}
