/* The map: asks for what lies in view, at most once for a movement, and again every 15 s. */
(function () {
  var place = document.getElementById('map');
  if (!place || !window.L) { return; }
  var data = place.dataset, root = data.root || '', busy = Number(data.busy), asked = 0;
  var colours = getComputedStyle(document.body);
  function colour(name) { return colours.getPropertyValue('--dc-' + name).trim(); }
  var map = L.map(place, { attributionControl: !!data.tiles, preferCanvas: true, worldCopyJump: true });
  if (data.tiles) { L.tileLayer(data.tiles, { attribution: text(data.words), maxZoom: 19 }).addTo(map); }
  L.control.scale({ imperial: false }).addTo(map);
  var shown = L.layerGroup().addTo(map);
  function text(words) { var node = document.createElement('span'); node.textContent = words || ''; return node.innerHTML; }
  function page(words, path) { return '<a href="' + root + path + '">' + text(words) + '</a>'; }
  if (Number(data.devices) > 0) {
    map.fitBounds([[Number(data.south), Number(data.west)], [Number(data.north), Number(data.east)]], { padding: [40, 40], maxZoom: 15 });
  } else { map.setView([49, 31], 6); }
  function mark(cluster) {
    var state = cluster.deviceId ? (cluster.status === 'Down' ? 'down' : cluster.status === 'Up' ? '' : 'unknown') : cluster.down ? 'down' : '';
    var size = cluster.deviceId ? 16 : 26 + Math.min(18, Math.round(Math.log2(cluster.devices) * 3));
    var icon = L.divIcon({ className: 'dc-mapped ' + state, html: cluster.deviceId ? '' : String(cluster.devices), iconSize: [size, size] });
    var marker = L.marker([cluster.latitude, cluster.longitude], { icon: icon, title: cluster.deviceId ? cluster.name : cluster.devices + (cluster.down ? ', ' + cluster.down + ' ✕' : ''), keyboard: true });
    if (cluster.deviceId) {
      marker.bindPopup(page(cluster.name, '/ui/device/device?id=' + cluster.deviceId) + ' · ' + page('⎇', '/ui/link/topology?device=' + cluster.deviceId));
    } else {
      marker.on('click', function () { map.setView([cluster.latitude, cluster.longitude], Math.min(19, map.getZoom() + 2)); });
    }
    shown.addLayer(marker);
  }
  function line(link, nodeById) {
    var from = nodeById[link.from], to = nodeById[link.to];
    if (!from || !to || from.latitude === null || to.latitude === null) { return; }
    var bad = from.status === 'Down' || to.status === 'Down' || link.percent !== null && link.percent >= busy;
    var name = bad ? 'bad' : link.percent === null ? 'quiet' : link.percent >= busy * 2 / 3 ? 'warn' : 'good';
    shown.addLayer(L.polyline([[from.latitude, from.longitude], [to.latitude, to.longitude]], { color: colour(name), weight: link.percent === null ? 2 : 2 + link.percent / 30, dashArray: link.kind === 'FDB' ? '6 5' : null })
      .bindTooltip(text(from.name + ' ' + link.fromPort + ' – ' + to.name + ' ' + link.toPort + (link.percent === null ? '' : ' · ' + link.percent + ' %'))));
  }
  // the ONUs of one place: a house has several
  function house(onus) {
    var online = onus.filter(function (onu) { return onu.status === 'Online'; }).length;
    var name = online === onus.length ? 'good' : online ? 'warn' : 'bad';
    var list = onus.slice(0, 20).map(function (onu) { return page(onu.name, '/ui/onu/onu?id=' + onu.interfaceId) + (onu.status === 'Online' ? '' : ' ✕'); });
    if (onus.length > 20) { list.push('… ' + onus.length); }
    shown.addLayer(L.circleMarker([onus[0].latitude, onus[0].longitude], { radius: onus.length > 1 ? 6 : 4, weight: 1, color: colour(name), fillOpacity: .7 }).bindPopup(list.join('<br>')));
  }
  function draw(part) {
    shown.clearLayers();
    var nodeById = {};
    part.links.nodes.forEach(function (node) { nodeById[node.id] = node; });
    part.links.edges.forEach(function (link) { line(link, nodeById); });
    var onusByPlace = {};
    part.onus.forEach(function (onu) {
      var place = onu.latitude + ' ' + onu.longitude;
      (onusByPlace[place] = onusByPlace[place] || []).push(onu);
    });
    Object.keys(onusByPlace).forEach(function (place) { house(onusByPlace[place]); });
    data.onus = String(part.onus.length);
    part.clusters.forEach(mark);
    data.drawn = String(part.clusters.length);
    data.lines = String(part.links.edges.length);
  }
  function ask() {
    var box = map.getBounds(), mine = ++asked;
    fetch(root + '/ui/link/places?south=' + box.getSouth().toFixed(6) + '&west=' + box.getWest().toFixed(6) + '&north=' + box.getNorth().toFixed(6) + '&east=' + box.getEast().toFixed(6), { headers: { Accept: 'application/json' } })
      .then(function (answer) { if (!answer.ok) { throw new Error(String(answer.status)); } return answer.json(); })
      .then(function (part) { if (mine === asked) { draw(part); } }, function () { data.failed = 'true'; });
  }
  map.on('moveend', ask);
  ask();
  setInterval(function () { if (!document.hidden && !document.querySelector('.leaflet-popup')) { ask(); } }, 15000);
})();
