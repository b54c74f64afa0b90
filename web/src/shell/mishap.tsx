import './page.css'
import { Component, type ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { shellText } from './text.ts'

/** Catches what a page throws, such as a part of the program that did not arrive over a bad network. */
export class Mishap extends Component<{ children: ReactNode; fallback?: ReactNode }, { happened: boolean }> {
  // A class field would be written out for the oldest browsers by a helper that every page brings.
  constructor(props: { children: ReactNode; fallback?: ReactNode }) {
    super(props)
    this.state = { happened: false }
  }

  static getDerivedStateFromError() {
    return { happened: true }
  }

  override render() {
    if (!this.state.happened) return this.props.children
    return this.props.fallback ?? <MishapNote />
  }
}

function MishapNote() {
  const text = useText(shellText)
  return (
    <div className="page">
      <ErrorNote>
        <p>{text.mishap}</p>
        <Button kind="secondary" onClick={() => location.reload()}>
          {text.reload}
        </Button>
      </ErrorNote>
    </div>
  )
}
