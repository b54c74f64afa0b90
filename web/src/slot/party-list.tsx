import './party.css'
import { type FormEvent, useState } from 'react'
import { useRefresh } from '../api/use-refresh.ts'
import { useLanguage } from '../i18n/language.tsx'
import { languageTag } from '../i18n/pick-language.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { ErrorNote, Loading, Note } from '../ui/note.tsx'
import { useOpened } from '../viewer/use-opened.ts'
import type { Helps } from '../writing/write-note.tsx'
import { countParties, type Party, partiesInOrder, partyOfCode } from './parties.ts'
import { PartyCheckIn } from './party-check-in.tsx'
import { PartyRow } from './party-row.tsx'
import { partyText } from './party-text.ts'
import type { useParties } from './use-parties.ts'

const REFRESH_MS = 45_000

/** Who comes: each party is checked in by tapping it or by its code. */
export function PartyList({
  slotId,
  list,
  helps,
}: {
  slotId: string
  list: ReturnType<typeof useParties>
  /** What would help who was refused. */
  helps?: Helps | undefined
}) {
  const text = useText(partyText)
  const { language } = useLanguage()
  const [openedId, setOpenedId] = useOpened(`parties ${slotId}`)
  useRefresh(list.reload, REFRESH_MS)
  if (list.phase === 'loading') return <Loading rows={3} />
  if (list.phase === 'failed') return <ErrorNote error={list.error} onRetry={list.reload} />
  if (list.phase === 'hidden') return <Note>{text.partiesHidden}</Note>
  const { present, expected, waiting } = countParties(list.parties)
  const shown = partiesInOrder(list.parties, languageTag(language))
  const opened = list.parties.find(({ reservation }) => reservation.id === openedId)
  return (
    <>
      <div className="party-counts" role="status">
        <p className="tabular">{text.counts(present, expected)}</p>
        <p>{shown.length === 0 ? text.partiesNone : text.partiesLeft(waiting)}</p>
      </div>
      {shown.length > 0 ? (
        <CodeSearch parties={list.parties} onFound={(party) => setOpenedId(party.reservation.id)} />
      ) : null}
      <ul className="parties">
        {shown.map((party) => (
          <li key={party.reservation.id}>
            <PartyRow party={party} onOpen={() => setOpenedId(party.reservation.id)} />
          </li>
        ))}
      </ul>
      <Button kind="quiet" onClick={list.reload}>
        {text.reload}
      </Button>
      {opened ? (
        <PartyCheckIn
          key={opened.reservation.id}
          slotId={slotId}
          party={opened}
          helps={helps}
          onClose={() => setOpenedId(null)}
          onCheckedIn={list.replace}
        />
      ) : null}
    </>
  )
}

function CodeSearch({ parties, onFound }: { parties: readonly Party[]; onFound(party: Party): void }) {
  const text = useText(partyText)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  function find(event: FormEvent) {
    event.preventDefault()
    const party = partyOfCode(parties, typed)
    const isCancelled = party?.reservation.status === 'CANCELLED'
    setProblem(party ? (isCancelled ? text.codeCancelled : null) : text.codeUnknown)
    if (!party || isCancelled) return
    setTyped('')
    onFound(party)
  }
  return (
    <form className="party-code" noValidate onSubmit={find}>
      <TextField
        label={text.reservationCode}
        hint={text.reservationCodeHint}
        error={problem ?? undefined}
        className="field-control tabular"
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        maxLength={16}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" kind="secondary">
        {text.findCode}
      </Button>
    </form>
  )
}
