import { timeRangeWords } from '../format/day.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { stayFactsOf } from './load-picture.ts'
import { operateText } from './text.ts'
import type { PreviewedStation } from './use-preview.ts'

/** What the picture shows, as a table for whoever reads better that way. */
export function LoadTable({ stations }: { stations: readonly PreviewedStation[] }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  return (
    <details className="disclosure">
      <summary>{text.asTable}</summary>
      <table className="table operate-load-table">
        <thead>
          <tr>
            <th scope="col">{text.tableStation}</th>
            <th scope="col">{text.tableStay}</th>
            <th scope="col">{text.tableThere}</th>
            <th scope="col">{text.tableTogether}</th>
            <th scope="col">{text.tableCapacity}</th>
            <th scope="col">{text.tableVerdict}</th>
          </tr>
        </thead>
        <tbody>
          {stations.flatMap((load) =>
            stayFactsOf(load).map(({ arrivesAt, leavesAt, alreadyThere, together, left, over }) => (
              <tr key={`${load.station.id} ${arrivesAt}`}>
                <th scope="row">
                  <Marked words={nameOf(load.station, language)} />
                </th>
                <td className="tabular" data-name={text.tableStay}>
                  {timeRangeWords(arrivesAt, leavesAt)}
                </td>
                <td className="tabular" data-name={text.tableThere}>
                  {alreadyThere}
                </td>
                <td className="tabular" data-name={text.tableTogether}>
                  {together}
                </td>
                <td className="tabular" data-name={text.tableCapacity}>
                  {load.capacity}
                </td>
                <td data-name={text.tableVerdict}>
                  {load.closed ? text.loadClosed : over > 0 ? text.loadOver(over) : text.loadLeft(left)}
                  {load.askFirst && !load.closed ? ` · ${text.loadAskFirst}` : null}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </details>
  )
}
