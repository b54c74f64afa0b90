import { useState } from 'react'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Tag } from '../ui/note.tsx'
import { InPlaceOf } from './in-place-of.tsx'
import { type Notice, noticeWords, takesAway } from './notice-words.ts'
import { accountText } from './text.ts'

/** The kind and the facts of a notice, worded, with ways on. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const text = useText(accountText)
  const { language } = useLanguage()
  const now = useNow()
  const { what, sequel } = noticeWords(notice, { text, language, now })
  const reason = (language === 'en' && notice.reasonEn) || notice.reason
  return (
    <article
      className="notice"
      data-unread={notice.readAt ? undefined : true}
      data-overtaken={notice.overtaken || undefined}
    >
      <p className="notice-at tabular">
        {notice.readAt ? null : <Tag>{text.unread}</Tag>}
        {notice.overtaken ? <Tag tone="few">{text.overtaken}</Tag> : null}
        <time dateTime={notice.createdAt}>{whenWords(notice.createdAt, now, language)}</time>
      </p>
      <p className="notice-what">{what}</p>
      {reason ? (
        <p>
          <Marked words={text.cancelledWhy(reason)} />
        </p>
      ) : null}
      <p>{sequel}</p>
      <Links notice={notice} />
    </article>
  )
}

function Links({ notice }: { notice: Notice }) {
  if (notice.shift) return <ShiftLinks kind={notice.kind} shiftId={notice.shift.id} />
  return <ReservationLinks notice={notice} />
}

function ShiftLinks({ kind, shiftId }: { kind: Notice['kind']; shiftId: string }) {
  const text = useText(accountText)
  return (
    <p className="notice-links">
      <ButtonLink kind="secondary" href={paths.volunteerShift(shiftId)}>
        {text.seeShift}
      </ButtonLink>
      {kind === 'SHIFT_CANCELLED' || kind === 'SHIFT_WITHDRAWN' ? (
        <ButtonLink kind="quiet" href={paths.volunteer}>
          {text.seeShifts}
        </ButtonLink>
      ) : null}
    </p>
  )
}

function ReservationLinks({ notice }: { notice: Notice }) {
  const text = useText(accountText)
  const [showsOthers, setShowsOthers] = useState(false)
  const { reservation, session, departure } = notice
  const offersOthers = reservation !== null && takesAway(notice) && !notice.overtaken
  return (
    <>
      <p className="notice-links">
        {reservation?.status === 'CONFIRMED' ? (
          <ButtonLink kind="secondary" href={paths.reservation(reservation.id)}>
            {text.seeReservation}
          </ButtonLink>
        ) : null}
        {offersOthers ? (
          <Button kind="secondary" aria-expanded={showsOthers} onClick={() => setShowsOthers(!showsOthers)}>
            {text.seeOthers}
          </Button>
        ) : null}
        {session ? (
          <ButtonLink kind="quiet" href={paths.session(session.id)}>
            {text.seeSession}
          </ButtonLink>
        ) : null}
        {departure ? (
          <ButtonLink kind="quiet" href={paths.departure(departure.id)}>
            {text.seeDeparture}
          </ButtonLink>
        ) : null}
      </p>
      {offersOthers && showsOthers ? (
        <InPlaceOf
          slotId={reservation.slot.id}
          partySize={reservation.partySize}
          isWalk={departure !== null}
        />
      ) : null}
    </>
  )
}
