import './dialog.css'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useText } from '../i18n/text.ts'
import { Icon } from './icon.tsx'
import { uiText } from './text.ts'

/**
 * A native modal dialog: the browser keeps the focus inside, closes on Escape and gives the focus back.
 * It is open for as long as it is rendered.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: ReactNode
  onClose(): void
  children: ReactNode
}) {
  const text = useText(uiText)
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="dialog-close" onClick={onClose}>
          <Icon name="close" />
          <span className="visually-hidden">{text.close}</span>
        </button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  )
}
