import { ChangeDepartureDocument } from '../api/gen/documents.ts'
import { timeWords } from '../format/day.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { ChangeSection } from '../writing/change-section.tsx'
import { instantOf } from '../writing/entered-time.ts'
import { changesSince, differencesOf } from '../writing/entries.ts'
import { useChangeForm } from '../writing/use-change-form.ts'
import type { Entered } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { changesOf, type DepartureChanges, fieldsOf, previewInputOf } from './departure-draft.ts'
import { departureEntries } from './departure-entries.ts'
import { LoadBoard } from './load-board.tsx'
import type { OperatedDeparture } from './operated-departure.ts'
import { PlanFieldset } from './plan-fieldset.tsx'
import { operateText } from './text.ts'

/** Start, guides, places and meeting point; before anything is sent it shows the stations' load and whom it touches. */
export function ChangeDeparture({ departure }: { departure: OperatedDeparture }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const form = useChangeForm({
    draft: `change ${departure.id}`,
    initial: fieldsOf(departure),
    read: (fields) => changesOf(fields, departure),
    problemWords: text.problems,
    writing: useWrite(ChangeDepartureDocument),
    inputOf: (changes) => ({ departureId: departure.id, expectedVersion: departure.version, ...changes }),
    fieldsOf: (success) => fieldsOf(success.departure),
    toldOf: (success) => success.departure.toldPeople,
  })
  const around = { names: { ...text, startsAt: text.start }, text, language }
  return (
    <ChangeSection
      title={text.change}
      button={text.changeButton}
      form={form}
      beside={
        isReplanned(form.fields, departure) ? (
          <LoadBoard
            input={previewInputOf(form.fields, departure.route.id, departure.id)}
            onStart={form.set}
          />
        ) : null
      }
      differencesOf={(changes) => differencesOf(departureEntries, changes, departure, around)}
      meanwhileOf={(since) => {
        const other = changesSince(departureEntries, since, departure)
        return other ? differencesOf(departureEntries, other.changes, other.before, around) : []
      }}
      touchesOf={(changes) => <Touches departure={departure} changes={changes} />}
    >
      <PlanFieldset form={form} endsAt={endOf(form.fields, departure)} />
    </ChangeSection>
  )
}

function Touches({
  departure: { slot, guidesConfirmed },
  changes,
}: {
  departure: OperatedDeparture
  changes: DepartureChanges
}) {
  const text = useText(operateText)
  const reservations = slot?.reservationCount ?? 0
  const hasOtherPlaces = ['guidesWanted', 'groupSize', 'placesLimit'].some((name) => name in changes)
  return (
    <>
      <p>
        <strong>{text.touches(reservations, slot?.reserved ?? 0)}</strong>
      </p>
      {'startsAt' in changes && (reservations > 0 || guidesConfirmed > 0) ? <p>{text.touchesTime}</p> : null}
      {reservations > 0 && hasOtherPlaces ? <p>{text.touchesPlaces}</p> : null}
    </>
  )
}

/** Whether what is entered would load the stations otherwise. */
function isReplanned(fields: Entered, departure: OperatedDeparture): boolean {
  const read = changesOf(fields, departure)
  return 'changes' in read && Object.keys(read.changes).some((field) => field !== 'meetingPoint')
}

function endOf({ day = '', time = '' }: Entered, { startsAt, endsAt }: OperatedDeparture): string | null {
  const start = instantOf({ day, time })
  if (!start) return null
  const lasts = new Date(endsAt).getTime() - new Date(startsAt).getTime()
  return timeWords(new Date(new Date(start).getTime() + lasts))
}
