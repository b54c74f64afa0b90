import { Icon } from '../ui/icon.tsx'

/** A reservation as a file for the person's own calendar. */
export function CalendarLink({ reservationId, words }: { reservationId: string; words: string }) {
  return (
    <a
      className="button button-secondary"
      href={`/export/reservations/${encodeURIComponent(reservationId)}.ics`}
      download
    >
      <Icon name="manage" size={20} />
      {words}
    </a>
  )
}
