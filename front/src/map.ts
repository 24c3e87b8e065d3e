// The map: Natural Earth shapes from this server, events and clusters as the server counts them for what is in view.
import * as maplibregl from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Feature, Polygon } from "geojson";
import { ask, listed, many } from "./asking";

maplibregl.setWorkerUrl(workerUrl);

interface Spot {
  lat: number;
  lon: number;
  count: number;
  disputed: number;
  box: [number, number, number, number];
  id: string | null;
  title: string | null;
  place: string | null;
  when: string | null;
  radius_km: number | null;
  reach_km: number | null;
}
interface Found {
  spots: Spot[];
  unmapped: number;
  outside: number;
}

const EARTH_KM = 6371.009;
const NEAR = 9; // the zoom at which a cluster that will not part leads to its list

export async function enhance(figure: HTMLElement, ground: HTMLElement): Promise<void> {
  const query = figure.dataset.query ?? "";
  const first = await ask<Found>("/api/map", query, { zoom: 2 });
  const holder = document.createElement("div");
  holder.className = "moving";
  ground.append(holder);
  let map: maplibregl.Map;
  try {
    map = new maplibregl.Map({
      container: holder,
      style: ground_style(figure.dataset.tiles ?? ""),
      bounds: around(first.spots),
      fitBoundsOptions: { padding: 36, maxZoom: 6 },
      attributionControl: false,
      maxZoom: 14,
      renderWorldCopies: false,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: true,
    });
  } catch {
    holder.remove(); // no WebGL: the drawing stays
    return;
  }
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl({ unit: "metric" }), "bottom-left");
  map.on("load", () => {
    ground.querySelector(":scope > svg")?.remove();
    add_layers(map);
    figure.dataset.ready = "yes";
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint(map));

  const markers: maplibregl.Marker[] = [];
  let turn = 0;
  async function refresh(): Promise<void> {
    const mine = ++turn;
    const view = map.getBounds();
    const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()].map((n, i) =>
      (i % 2 ? Math.max(-90, Math.min(90, n)) : Math.max(-180, Math.min(180, n))).toFixed(4),
    );
    const found = await ask<Found>("/api/map", query, { view: box.join(","), zoom: Math.round(map.getZoom()) });
    if (mine === turn) {
      show(found);
    }
  }

  function show(found: Found): void {
    markers.splice(0).forEach((marker) => marker.remove());
    const most = Math.max(1, ...found.spots.map((spot) => spot.count));
    for (const spot of found.spots) {
      markers.push(new maplibregl.Marker({ element: button(spot, most) }).setLngLat([spot.lon, spot.lat]).addTo(map));
    }
    set(map, "areas", found.spots.filter((spot) => (spot.radius_km ?? 0) > 2).map((spot) => circle(spot, spot.radius_km!)));
  }

  function button(spot: Spot, most: number): HTMLElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `spot${spot.disputed ? " split" : ""}${spot.count === 1 ? " one" : ""}`;
    const size = spot.count === 1 ? 14 : 20 + 22 * Math.sqrt(spot.count / most);
    made.style.width = made.style.height = `${size}px`;
    made.textContent = spot.count === 1 ? "" : spot.count.toLocaleString("en-GB");
    const said = spot.title ?? `${many(spot.count, "event")} here`;
    made.setAttribute("aria-label", said);
    made.title = said;
    made.addEventListener("click", (event) => {
      event.stopPropagation();
      if (spot.id) {
        tell(spot);
      } else {
        part(spot);
      }
    });
    return made;
  }

  function part(spot: Spot): void {
    const [west, south, east, north] = spot.box;
    if (map.getZoom() >= NEAR || (east - west < 0.02 && north - south < 0.02)) {
      location.assign(listed(query, { box: text_of([west - 0.01, south - 0.01, east + 0.01, north + 0.01]) }));
      return;
    }
    map.fitBounds([west, south, east, north], { padding: 60, maxZoom: Math.min(NEAR, map.getZoom() + 4) });
  }

  function tell(spot: Spot): void {
    const told = document.createElement("div");
    const link = document.createElement("a");
    link.href = `/events/${encodeURIComponent(spot.id!)}`;
    link.textContent = spot.title;
    const rest = document.createElement("p");
    rest.textContent = [
      spot.when,
      spot.place && spot.radius_km ? `${spot.place}, to about ${Math.round(spot.radius_km)} km` : spot.place,
      spot.reach_km ? `the ring is the stated range, ${Math.round(spot.reach_km)} km` : null,
    ].filter(Boolean).join("; ");
    told.append(link, rest);
    set(map, "rings", spot.reach_km ? [circle(spot, spot.reach_km)] : []);
    new maplibregl.Popup({ maxWidth: "18rem", offset: 12 })
      .setLngLat([spot.lon, spot.lat])
      .setDOMContent(told)
      .addTo(map)
      .on("close", () => set(map, "rings", []));
  }

  const narrow = document.createElement("button");
  narrow.type = "button";
  narrow.textContent = "Only what is in view";
  narrow.addEventListener("click", () => {
    const view = map.getBounds();
    const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    location.assign(listed(query, { box: text_of(box) }));
  });
  figure.querySelector("figcaption")?.prepend(narrow);

  map.on("moveend", () => void refresh());
  map.on("load", () => void refresh());
}

function text_of(box: number[]): string {
  return box.map((n, i) => (i % 2 ? Math.max(-90, Math.min(90, n)) : Math.max(-180, Math.min(180, n))).toFixed(2)).join(",");
}

function around(spots: Spot[]): [number, number, number, number] {
  if (!spots.length) {
    return [-170, -55, 170, 70];
  }
  const [west, east] = [Math.min(...spots.map((s) => s.box[0])), Math.max(...spots.map((s) => s.box[2]))];
  const [south, north] = [Math.min(...spots.map((s) => s.box[1])), Math.max(...spots.map((s) => s.box[3]))];
  return [west - 0.5, south - 0.5, east + 0.5, north + 0.5];
}

// A circle on the globe: all points at a distance along the surface.
function circle(spot: Spot, km: number): Feature<Polygon> {
  const rad = Math.PI / 180;
  const [lat, lon, reach] = [spot.lat * rad, spot.lon * rad, km / EARTH_KM];
  const ring = Array.from({ length: 97 }, (_, n) => {
    const turn = (n / 96) * 2 * Math.PI;
    const up = Math.asin(Math.sin(lat) * Math.cos(reach) + Math.cos(lat) * Math.sin(reach) * Math.cos(turn));
    const over = Math.atan2(Math.sin(turn) * Math.sin(reach) * Math.cos(lat), Math.cos(reach) - Math.sin(lat) * Math.sin(up));
    return [(lon + over) / rad, up / rad];
  });
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function ground_style(tiles: string): maplibregl.StyleSpecification {
  const style: maplibregl.StyleSpecification = {
    version: 8,
    sources: { land: { type: "geojson", data: new URL("/static/front/world.json", location.href).href } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": colour("--rule"), "line-width": 0.7 } },
    ],
  };
  if (tiles) {
    style.sources.tiles = { type: "raster", tiles: [tiles], tileSize: 256 };
    style.layers.push({ id: "tiles", type: "raster", source: "tiles" });
  }
  return style;
}

function add_layers(map: maplibregl.Map): void {
  for (const name of ["areas", "rings"]) {
    map.addSource(name, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  }
  const [bar, split] = [colour("--bar"), colour("--split")];
  map.addLayer({ id: "areas", type: "fill", source: "areas", paint: { "fill-color": bar, "fill-opacity": 0.13 } });
  map.addLayer({ id: "edges", type: "line", source: "areas", paint: { "line-color": bar, "line-opacity": 0.6, "line-dasharray": [3, 3] } });
  map.addLayer({ id: "rings", type: "line", source: "rings", paint: { "line-color": split, "line-width": 1.6 } });
}

function paint(map: maplibregl.Map): void {
  map.setPaintProperty("sea", "background-color", colour("--sea"));
  map.setPaintProperty("land", "fill-color", colour("--land"));
  map.setPaintProperty("borders", "line-color", colour("--rule"));
}

function set(map: maplibregl.Map, name: string, features: Feature[]): void {
  map.getSource<maplibregl.GeoJSONSource>(name)?.setData({ type: "FeatureCollection", features });
}
