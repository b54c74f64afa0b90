import './check-in.css'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useOnline } from '../device/use-online.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { ErrorNote, Note } from '../ui/note.tsx'
import { SignInLink } from '../viewer/sign-in-link.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { WriteNote } from '../writing/write-note.tsx'
import { type CheckInStation, readStationCode } from './check-in.ts'
import { TroubleNote } from './check-in-trouble.tsx'
import type { KeptCheckIn } from './kept-check-ins.ts'
import { checkInText } from './text.ts'
import { type CheckInWalk, useCheckIn } from './use-check-in.ts'

/**
 * Check in at a station: by being there, or by the code on a guide's screen. Stands alone: it asks for sign-in, waits
 * for a network, says what was refused. The walk is read anew by whoever asked for it, since a stamp changes it.
 */
export function CheckIn({
  station,
  walk,
  stampedAt,
}: {
  station: CheckInStation
  walk: CheckInWalk
  /** When the walk's stamp of this station was made; null while there is none. */
  stampedAt: string | null
}) {
  const text = useText(checkInText)
  const { viewer } = useViewer()
  const wasOpen = useRef(false)
  if (stampedAt === null) wasOpen.current = true
  if (viewer === null) {
    return (
      <div className="check-in">
        <p>{text.signInToCheckIn}</p>
        <SignInLink kind="primary" />
      </div>
    )
  }
  if (stampedAt !== null) return <Stamped at={stampedAt} takesFocus={wasOpen.current} />
  return <OpenCheckIn key={station.id} station={station} walk={walk} />
}

/** The button that was pressed is gone: the focus goes on here. */
function Stamped({ at, takesFocus }: { at: string; takesFocus: boolean }) {
  const text = useText(checkInText)
  const { language } = useLanguage()
  const element = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as it arrives
  useEffect(() => {
    if (takesFocus) element.current?.focus()
  }, [])
  return (
    <p ref={element} tabIndex={-1} className="check-in-done" role="status">
      <Icon name="check" />
      {text.stampedAt(whenWords(at, useNow(), language))}
    </p>
  )
}

function OpenCheckIn({ station, walk }: { station: CheckInStation; walk: CheckInWalk }) {
  const text = useText(checkInText)
  const checkIn = useCheckIn(station, walk)
  const { kept, isLooking, isSending } = checkIn
  const waited = useRef<KeptCheckIn | undefined>(undefined)
  if (kept) waited.current = kept.refused === undefined ? kept : undefined
  if (kept && kept.refused === undefined) {
    return (
      <WaitingNote
        claimedAt={kept.claimedAt}
        {...{ isSending }}
        message={checkIn.message}
        isSignedOut={checkIn.isSignedOut}
        onSend={checkIn.send}
      />
    )
  }
  // Until the walk has been read anew: what waited is gone, so it has its stamp.
  if (!kept && waited.current) return <Stamped at={waited.current.claimedAt} takesFocus />
  return (
    <div className="check-in">
      {kept?.refused ? (
        <ErrorNote>
          <p>{kept.refused}</p>
          <Button kind="quiet" onClick={checkIn.forget}>
            {text.understood}
          </Button>
        </ErrorNote>
      ) : null}
      <Button className="check-in-here" busy={isLooking} onClick={() => void checkIn.byPlace()}>
        <Icon name="here" />
        {isLooking ? text.looking : text.checkInHere}
      </Button>
      {checkIn.trouble ? (
        <TroubleNote trouble={checkIn.trouble} radiusMetres={station.checkInRadiusMetres} />
      ) : null}
      <WriteNote state={checkIn.beginning} unanswered={text.unbegun} />
      <p className="check-in-hint">{text.placeStays}</p>
      <CodeForm onCode={(code) => void checkIn.byCode(code)} />
    </div>
  )
}

function WaitingNote({
  claimedAt,
  isSending,
  message,
  isSignedOut,
  onSend,
}: {
  claimedAt: string
  isSending: boolean
  message: string | null
  isSignedOut: boolean
  onSend(): void
}) {
  const text = useText(checkInText)
  const { language } = useLanguage()
  const isOnline = useOnline()
  const when = whenWords(claimedAt, useNow(), language)
  return (
    <Note tone={isSending ? 'plain' : 'few'}>
      <p>
        <strong>{isSending ? text.checkingIn : text.waiting}</strong>
      </p>
      {isSending ? null : <p>{message ?? text.waitingWhat(when)}</p>}
      {isSignedOut && !isSending ? <SignInLink /> : null}
      {isOnline && !isSending && !isSignedOut ? (
        <Button kind="secondary" onClick={onSend}>
          {text.sendNow}
        </Button>
      ) : null}
    </Note>
  )
}

function CodeForm({ onCode }: { onCode(code: string): void }) {
  const text = useText(checkInText)
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const formId = useId()
  function submit(event: FormEvent) {
    event.preventDefault()
    const code = readStationCode(typed)
    setIsWrong(code === null)
    if (code === null) return document.getElementById(formId)?.querySelector('input')?.focus()
    onCode(code)
  }
  return (
    <form id={formId} className="check-in-code" noValidate onSubmit={submit}>
      <TextField
        label={text.code}
        hint={text.codeHint}
        error={isWrong ? text.codeWrong : undefined}
        className="field-control tabular"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" kind="secondary">
        {text.checkInByCode}
      </Button>
    </form>
  )
}
