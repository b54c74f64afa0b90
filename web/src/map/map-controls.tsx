import { useText } from '../i18n/text.ts'
import { Icon } from '../ui/icon.tsx'
import { mapText } from './text.ts'

/** Zoom and the way back to the whole district; every gesture has its button. */
export function MapControls({
  canZoomIn,
  canZoomOut,
  onZoom,
  onWholeDistrict,
}: {
  canZoomIn: boolean
  canZoomOut: boolean
  onZoom(steps: 1 | -1): void
  onWholeDistrict(): void
}) {
  const text = useText(mapText)
  return (
    <div className="map-controls">
      <button type="button" aria-disabled={!canZoomIn || undefined} onClick={() => onZoom(1)}>
        <Icon name="plus" />
        <span className="visually-hidden">{text.zoomIn}</span>
      </button>
      <button type="button" aria-disabled={!canZoomOut || undefined} onClick={() => onZoom(-1)}>
        <Icon name="minus" />
        <span className="visually-hidden">{text.zoomOut}</span>
      </button>
      <button type="button" onClick={onWholeDistrict}>
        <svg className="icon" width="22" height="22" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M9 12h6" />
        </svg>
        <span className="visually-hidden">{text.wholeDistrict}</span>
      </button>
    </div>
  )
}
