import {
  type ClaimInBoardFragment,
  KeepClaimDocument,
  MarkGuideAbsentDocument,
} from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { ReasonDialog } from '../writing/reason-dialog.tsx'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { ReplaceClaim } from './replace-claim.tsx'
import { operateText } from './text.ts'

const REASON_LENGTH_MAX = 300

interface Deciding {
  claim: ClaimInBoardFragment
  name: string
  /** With what has become of it, in words. */
  onDone(words: string): void
}

/** Lets a guide count again in spite of what is in doubt. */
export function KeepClaim({ claim, name, onDone }: Deciding) {
  const text = useText(operateText)
  const { state, write } = useWrite(KeepClaimDocument)

  async function keep() {
    if (await write({ claimId: claim.id })) onDone(text.wasKept(name))
  }

  return (
    <>
      <WriteButton
        kind="secondary"
        state={state}
        words={text.keepGuideOn}
        sending={text.keepingOn}
        aria-label={text.keepGuideOnOf(name)}
        onClick={() => void keep()}
      />
      <WriteNote state={state} />
    </>
  )
}

/** Asks for another guide, or for none, in this one's place. */
export function ReplaceButton({ claim, name, shiftId, onDone }: Deciding & { shiftId: string }) {
  const text = useText(operateText)
  const [isAsking, setIsAsking] = useIsOpen(`replace ${claim.id}`)
  return (
    <>
      <Button kind="secondary" aria-label={`${text.replace} ${name}`} onClick={() => setIsAsking(true)}>
        {text.replace}
      </Button>
      {isAsking ? (
        <ReplaceClaim
          {...{ shiftId, name }}
          claimId={claim.id}
          onClose={() => setIsAsking(false)}
          onDone={(outcome) => {
            setIsAsking(false)
            onDone(outcome === 'replaced' ? text.wasReplaced : text.wasReleased)
          }}
        />
      ) : null}
    </>
  )
}

/** From the start on: the guide did not come, or did after all. */
export function AbsentButton({ claim, name, onDone }: Deciding) {
  const text = useText(operateText)
  const [isAsking, setIsAsking] = useIsOpen(`absent ${claim.id}`)
  const { state, write } = useWrite(MarkGuideAbsentDocument)

  async function takeBack() {
    const back = { claimId: claim.id, absent: false, reason: text.takeAbsentBackReason }
    if (await write(back)) onDone(text.wasThere(name))
  }

  if (claim.status === 'ABSENT') {
    return (
      <>
        <WriteButton
          kind="quiet"
          state={state}
          words={text.takeAbsentBack}
          sending={text.marking}
          onClick={() => void takeBack()}
        />
        <WriteNote state={state} />
      </>
    )
  }
  return (
    <>
      <Button kind="quiet" aria-label={text.markAbsentOf(name)} onClick={() => setIsAsking(true)}>
        {text.markAbsent}
      </Button>
      {isAsking ? (
        <ReasonDialog
          draft={`absent ${claim.id}`}
          title={text.markAbsentTitle(name)}
          what={<p>{text.markAbsentWhat}</p>}
          missing={text.problems.reason}
          words={{
            hint: text.markAbsentHint,
            lengthMax: REASON_LENGTH_MAX,
            keep: text.notNowKeep,
            confirm: text.markAbsent,
            sending: text.marking,
          }}
          document={MarkGuideAbsentDocument}
          inputOf={(reason) => ({ claimId: claim.id, absent: true, reason })}
          onClose={() => setIsAsking(false)}
          onDone={() => {
            setIsAsking(false)
            onDone(text.wasMarkedAbsent(name))
          }}
        />
      ) : null}
    </>
  )
}
