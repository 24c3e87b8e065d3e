// What the script adds to pages that are whole without it: keys, zooming along time, a map that moves.
import { keys } from "./keys";

keys();

const timeline = document.getElementById("timeline");
if (timeline?.querySelector("svg")) {
  void import("./timeline").then(({ enhance }) => enhance(timeline));
}

// the map's code is large: it is fetched when the map comes into sight
const map = document.getElementById("map");
const ground = map?.querySelector<HTMLElement>(".ground");
if (map && ground?.querySelector("svg")) {
  const seen = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      seen.disconnect();
      void import("./map").then(({ enhance }) => enhance(map, ground));
    }
  });
  seen.observe(map);
}
