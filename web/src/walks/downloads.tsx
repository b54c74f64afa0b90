import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { walksText } from './text.ts'

const formats = [
  { name: 'GPX', ending: 'gpx' },
  { name: 'KML', ending: 'kml' },
  { name: 'GeoJSON', ending: 'geojson' },
]

/** The route for other maps and for paper. */
export function Downloads({ routeId }: { routeId: string }) {
  const text = useText(walksText)
  return (
    <section className="downloads">
      <h2>{text.downloads}</h2>
      <div>
        <ButtonLink kind="secondary" href={paths.routeSheet(routeId)}>
          <Icon name="print" size={20} />
          {text.sheet}
        </ButtonLink>
        {formats.map(({ name, ending }) => (
          <a
            key={ending}
            className="button button-quiet"
            href={`/export/routes/${encodeURIComponent(routeId)}.${ending}`}
            download
          >
            {text.download(name)}
          </a>
        ))}
      </div>
    </section>
  )
}
