import { useRef } from 'react'
import { dateWords, dayOf, timeWords, whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { Icon } from '../ui/icon.tsx'
import { Note } from '../ui/note.tsx'
import { staffingOf } from './deadlines.ts'
import type { OperatedDeparture } from './operated-departure.ts'
import { operateText } from './text.ts'

/** Where the departure stands: its guides and deadlines in words, what is closed then, or why it is cancelled. */
export function DepartureState({ departure }: { departure: OperatedDeparture }) {
  return (
    <>
      <Staffing departure={departure} />
      <Closures departure={departure} />
    </>
  )
}

function Staffing({ departure }: { departure: OperatedDeparture }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const firstStatus = useRef(departure.status)
  const staffing = staffingOf(departure, now)
  const when = (instant: string) => whenWords(instant, now, language)
  switch (staffing.phase) {
    case 'cancelled': {
      const note = (
        <Note tone="lost">
          <p>
            {departure.cancelCause === 'NO_GUIDE'
              ? text.cancelledNoGuide
              : text.cancelledWhy(departure.cancelReason ?? '')}
          </p>
        </Note>
      )
      return firstStatus.current === 'CANCELLED' ? note : <Arrived>{note}</Arrived>
    }
    case 'started':
      return (
        <Note>
          <p>{text.hasStarted}</p>
        </Note>
      )
    case 'staffed':
      return (
        <Note>
          <p className="operate-good">
            <Icon name="check" size={20} />
            {text.isStaffed}
          </p>
        </Note>
      )
    case 'waiting':
      return (
        <Note tone="few">
          <p>
            {text.waitingForGuides(staffing.missing, when(departure.callForHelpAt), when(departure.decideAt))}
          </p>
        </Note>
      )
    case 'calling':
    case 'decided':
      return (
        <Note tone="lost">
          <p className="operate-good">
            <Icon name="warn" size={20} />
            {staffing.phase === 'calling'
              ? text.callingForGuides(staffing.missing, when(departure.decideAt))
              : text.decided(staffing.missing)}
          </p>
        </Note>
      )
    default:
      return staffing satisfies never
  }
}

function Closures({ departure: { closures, route } }: { departure: OperatedDeparture }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  if (closures.length === 0) return null
  const moment = (instant: string) => `${dateWords(dayOf(instant), language)} ${timeWords(instant)}`
  return (
    <Note tone="lost">
      {closures.map(({ id, station, from, until, reason, reasonEn }) => (
        <p key={id}>
          <strong>
            {text.closedThen} · <Marked words={nameOf(station ?? route, language)} />
          </strong>{' '}
          <span className="tabular">
            {until ? text.fromUntil(moment(from), moment(until)) : text.untilEnded(moment(from))}
          </span>
          <br />
          {language === 'en' && reasonEn ? reasonEn : reason}
        </p>
      ))}
    </Note>
  )
}
