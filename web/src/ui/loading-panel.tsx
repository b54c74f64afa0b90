import { Loading } from './note.tsx'

/** In place of a panel whose part of the program is on its way. */
export function LoadingPanel() {
  return (
    <article className="panel">
      <Loading rows={3} />
    </article>
  )
}
