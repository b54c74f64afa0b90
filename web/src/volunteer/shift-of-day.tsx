import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { countParties } from '../slot/parties.ts'
import { PartyList } from '../slot/party-list.tsx'
import { partyText } from '../slot/party-text.ts'
import { useParties } from '../slot/use-parties.ts'
import { Note } from '../ui/note.tsx'
import type { DayRecord, DayShift } from './day-shift.ts'
import { RecordForm } from './record-form.tsx'
import { volunteerText } from './text.ts'
import { Timetable } from './timetable.tsx'
import { useGuideHelps } from './use-guide-helps.ts'

/** Before: where to meet and the timetable; there: the party list; afterwards: the hours. */
export function ShiftOfDay({ shift, record }: { shift: DayShift; record: DayRecord | null }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const { departure, session } = shift
  const slot = departure?.slot ?? session?.slot
  return (
    <>
      {departure?.closures.map(({ id, station, reason, reasonEn }) => (
        <Note key={id} tone="few">
          {text.closedThen(
            station ? nameOf(station, language) : nameOf(departure.route, language),
            (language === 'en' && reasonEn) || reason,
          )}
        </Note>
      ))}
      {slot ? (
        <WithParties slotId={slot.id} shift={shift} record={record} />
      ) : (
        <>
          {departure ? <p className="volunteer-soft">{text.noSlotYet}</p> : null}
          <Stops shift={shift} />
          <Hours shift={shift} record={record} peoplePresent={null} />
        </>
      )}
    </>
  )
}

function WithParties({
  slotId,
  shift,
  record,
}: {
  slotId: string
  shift: DayShift
  record: DayRecord | null
}) {
  const text = useText(partyText)
  const helps = useGuideHelps()
  const list = useParties(slotId)
  const present = list.phase === 'here' ? countParties(list.parties).present : null
  return (
    <>
      <section className="volunteer-section" aria-labelledby="parties">
        <h2 id="parties">{text.parties}</h2>
        <PartyList slotId={slotId} list={list} helps={helps} />
      </section>
      <Stops shift={shift} />
      <Hours shift={shift} record={record} peoplePresent={present} />
    </>
  )
}

function Stops({ shift: { departure } }: { shift: DayShift }) {
  return departure && departure.timetable.length > 0 ? <Timetable timetable={departure.timetable} /> : null
}

function Hours({
  shift,
  record,
  peoplePresent,
}: {
  shift: DayShift
  record: DayRecord | null
  peoplePresent: number | null
}) {
  const text = useText(volunteerText)
  const isOver = new Date(shift.endsAt) <= useNow()
  return (
    <section className="volunteer-section" aria-labelledby="hours">
      <h2 id="hours">{text.recordTitle}</h2>
      {shift.viewerClaim?.status === 'ABSENT' ? (
        <Note>
          <p>{text.wasAbsent}</p>
        </Note>
      ) : isOver ? (
        // A list that arrives later fills in how many were checked in.
        <RecordForm
          key={`${record?.id} ${peoplePresent}`}
          shift={shift}
          record={record}
          peoplePresent={peoplePresent}
        />
      ) : (
        <p className="volunteer-soft">{text.recordLater}</p>
      )}
    </section>
  )
}
