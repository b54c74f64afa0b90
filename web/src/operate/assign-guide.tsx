import { AssignGuideDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { Form } from '../writing/form.tsx'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { CandidateSelect } from './candidate-select.tsx'
import { operateText } from './text.ts'

/** Fills an empty place of a shift. */
export function AssignGuide({ shiftId, onDone }: { shiftId: string; onDone(): void }) {
  const text = useText(operateText)
  const [isAsking, setIsAsking] = useIsOpen(`assign ${shiftId}`)
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{text.assign}</Button>
      {isAsking ? (
        <Assigning
          shiftId={shiftId}
          onClose={() => setIsAsking(false)}
          onDone={() => {
            setIsAsking(false)
            onDone()
          }}
        />
      ) : null}
    </>
  )
}

function Assigning({ shiftId, onClose, onDone }: { shiftId: string; onClose(): void; onDone(): void }) {
  const text = useText(operateText)
  const form = useForm({
    draft: `assign ${shiftId}`,
    initial: { guideId: '' },
    read: ({ guideId }) => (guideId ? { input: { shiftId, guideId } } : { problems: ['guideId' as const] }),
    problemWords: { guideId: text.chooseGuideFirst },
    writing: useWrite(AssignGuideDocument),
    onDone,
  })
  return (
    <Dialog title={text.assignTitle} onClose={onClose}>
      <Form
        form={form}
        buttons={
          <div className="dialog-actions">
            <Button kind="secondary" onClick={onClose}>
              {text.notNowKeep}
            </Button>
            <WriteButton type="submit" state={form.state} words={text.assign} sending={text.assigning} />
          </div>
        }
      >
        <CandidateSelect shiftId={shiftId} label={text.assignTo} bound={form.bind('guideId', 'guideId')}>
          <option value="">{text.chooseGuide}</option>
        </CandidateSelect>
      </Form>
    </Dialog>
  )
}
