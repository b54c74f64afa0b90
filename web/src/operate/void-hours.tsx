import { type RecordInBoardFragment, VoidServiceDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { ReasonDialog } from '../writing/reason-dialog.tsx'
import { operateText } from './text.ts'

const REASON_LENGTH_MAX = 300

/** Hours that count no more, with a reason for the guide. */
export function VoidHours({
  record,
  name,
  onDone,
}: {
  record: RecordInBoardFragment
  name: string
  onDone(words: string): void
}) {
  const text = useText(operateText)
  const [isAsking, setIsAsking] = useIsOpen(`void ${record.id}`)
  const { id: recordId } = record
  return (
    <>
      <Button kind="danger" aria-label={text.voidHoursOf(name)} onClick={() => setIsAsking(true)}>
        {text.voidHours}
      </Button>
      {isAsking ? (
        <ReasonDialog
          draft={`void ${recordId}`}
          title={text.voidTitle(name)}
          what={<p>{text.voidWhat}</p>}
          missing={text.problems.reason}
          words={{
            hint: text.voidHint,
            lengthMax: REASON_LENGTH_MAX,
            keep: text.keepRecord,
            confirm: text.voidHours,
            sending: text.voiding,
          }}
          document={VoidServiceDocument}
          inputOf={(reason) => ({ recordId, reason })}
          onClose={() => setIsAsking(false)}
          onDone={() => {
            setIsAsking(false)
            onDone(text.wasVoided(name))
          }}
        />
      ) : null}
    </>
  )
}
