// The ground of the maps: the countries of Natural Earth (public domain, through world-atlas), for the map that moves as
// GeoJSON, and for the one that needs no script as one path in Web Mercator, in a square of 1000 units.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const out = new URL("../../src/dateline/web/static/front/", import.meta.url);
const NORTHMOST = 85.05;
const ANTARCTICA = "010"; // its ring goes round the pole, which this projection cannot show

// A ring over the date line goes on beyond 180 degrees instead of leaping back.
function unwrapped(ring) {
  let turn = 0;
  return ring.map(([lon, lat], n) => {
    const step = n ? lon - ring[n - 1][0] : 0;
    turn += step > 180 ? -360 : step < -180 ? 360 : 0;
    return [lon + turn, lat];
  });
}

// Each polygon where it lies, and again on the other side where it reaches over the edge.
function polygons({ geometry }) {
  const all = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return all.flatMap((polygon) => {
    const rings = polygon.map(unwrapped);
    const lons = rings[0].map(([lon]) => lon);
    const shifts = [0, ...(Math.max(...lons) > 180 ? [-360] : []), ...(Math.min(...lons) < -180 ? [360] : [])];
    return shifts.map((shift) => rings.map((ring) => ring.map(([lon, lat]) => [lon + shift, lat])));
  });
}

function thinned(ring, place, least) {
  const kept = [];
  for (const [x, y] of ring.map(place)) {
    const last = kept.at(-1);
    if (!last || Math.hypot(x - last[0], y - last[1]) >= least) {
      kept.push([x, y]);
    }
  }
  return kept;
}

function mercator([lon, lat]) {
  const north = Math.max(-NORTHMOST, Math.min(NORTHMOST, lat)) * (Math.PI / 180);
  return [((lon + 180) / 360) * 1000, ((1 - Math.asinh(Math.tan(north)) / Math.PI) / 2) * 1000];
}

function path(ring) {
  const kept = thinned(ring, mercator, 0.33);
  return kept.length < 3 ? "" : "M" + kept.map((p) => p.map((n) => n.toFixed(1)).join(" ")).join("L") + "Z";
}

const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
const land = feature(world, world.objects.countries).features.filter((one) => one.id !== ANTARCTICA).flatMap(polygons);

const drawn = land.flat().map(path).join("");
const ink = 'fill="#8d8a78" fill-opacity=".3" stroke="#8d8a78" stroke-opacity=".55" stroke-width=".25" stroke-linejoin="round"';
writeFileSync(new URL("world.svg", out), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000"><path d="${drawn}" ${ink}/></svg>\n`);

const rounded = ([lon, lat]) => [Math.round(lon * 100) / 100, Math.round(lat * 100) / 100];
const shapes = land
  .map((polygon) => polygon.map((ring) => thinned(ring, rounded, 0.01)).filter((ring) => ring.length > 3))
  .filter((polygon) => polygon.length);
const geometry = { type: "MultiPolygon", coordinates: shapes.map((p) => p.map((r) => [...r.slice(0, -1), r[0]])) };
writeFileSync(new URL("world.json", out), JSON.stringify({ type: "Feature", properties: {}, geometry }));
