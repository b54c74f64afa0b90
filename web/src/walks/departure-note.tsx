import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import type { DepartureState } from '../reserving/departure-state.ts'
import { Note } from '../ui/note.tsx'
import { departureText } from './departure-text.ts'
import type { FullDeparture } from './full-departure.ts'

/** Why a departure cannot be reserved now, and what will happen. */
export function DepartureNote({ state, departure }: { state: DepartureState; departure: FullDeparture }) {
  const text = useText(departureText)
  const { language } = useLanguage()
  const now = useNow()
  if (state === 'open' || state === 'full') {
    const missing = departure.guidesWanted - departure.guidesConfirmed
    const mayGrow = missing > 0 && new Date(departure.decideAt) > now
    return mayGrow ? <p className="departure-grows">{text.growing(missing)}</p> : null
  }
  if (state === 'cancelled') {
    const { cancelCause, cancelReason } = departure
    const words =
      cancelCause === 'NO_GUIDE'
        ? text.cancelledNoGuide
        : cancelReason
          ? text.cancelledWhy(cancelReason)
          : text.cancelledWhat
    return <Note tone="lost">{words}</Note>
  }
  if (state === 'waiting')
    return (
      <Note>
        <p>
          <strong>{text.waiting}</strong>
        </p>
        <p>{text.waitingWhat}</p>
        {new Date(departure.decideAt) > now ? (
          <p>{text.waitingUntil(whenWords(departure.decideAt, now, language))}</p>
        ) : null}
      </Note>
    )
  if (state === 'notOpenYet')
    return (
      <Note>{text.notOpenWhat(departure.slot ? whenWords(departure.slot.opensAt, now, language) : '')}</Note>
    )
  const words = { started: text.startedWhat, closed: text.closedWhat, preparing: text.preparingWhat }
  return <Note>{words[state]}</Note>
}
