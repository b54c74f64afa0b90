import { Arrived } from '../ui/arrived.tsx'
import { Note } from '../ui/note.tsx'

/** What has become of something, in words, where the focus goes on; nothing while nothing was done. */
export function DoneNote({ words }: { words: string }) {
  if (!words) return null
  return (
    <Arrived key={words}>
      <Note>
        <p className="tabular">{words}</p>
      </Note>
    </Arrived>
  )
}
