/* Draws what is around a device; asks again every 15 s and changes only what changed. */
(function () {
  var place = document.getElementById('topology');
  if (!place || !window.cytoscape) { return; }
  var said = document.getElementById('topology-said');
  var root = place.dataset.root || '', device = Number(place.dataset.device), depth = place.dataset.depth, busy = Number(place.dataset.busy);
  var colours = getComputedStyle(document.body);
  function colour(name) { return colours.getPropertyValue('--dc-' + name).trim(); }
  function ofDevice(node) { return node.status === 'Up' ? colour('good') : node.status === 'Down' ? colour('bad') : colour('quiet'); }
  function ofLink(link, statusById) {
    if (statusById[link.from] === 'Down' || statusById[link.to] === 'Down' || link.percent >= busy && link.percent !== null) { return colour('bad'); }
    return link.percent === null ? colour('quiet') : link.percent >= busy * 2 / 3 ? colour('warn') : colour('good');
  }
  var shapes = { OLT: 'round-hexagon', SWITCH: 'round-rectangle', ROUTER: 'ellipse', ROUTEROS: 'ellipse' };
  var graph = cytoscape({
    container: place, minZoom: 0.1, maxZoom: 3,
    style: [
      { selector: 'node', style: { label: 'data(label)', shape: 'data(shape)', 'background-color': 'data(colour)', color: colour('text'), 'font-size': 11, 'text-valign': 'bottom', 'text-margin-y': 4, 'text-background-color': colour('card'), 'text-background-opacity': 0.85, 'text-background-padding': 2, 'text-wrap': 'wrap', width: 26, height: 22 } },
      { selector: 'node[?middle]', style: { 'border-width': 4, 'border-color': colour('link') } },
      { selector: 'edge', style: { width: 'data(width)', 'line-color': 'data(colour)', 'curve-style': 'bezier', 'source-label': 'data(fromPort)', 'target-label': 'data(toPort)', 'source-text-offset': 22, 'target-text-offset': 22, 'font-size': 8, color: colour('quiet'), 'line-style': 'data(line)' } },
      { selector: 'edge[?uplink]', style: { 'target-arrow-shape': 'triangle', 'target-arrow-color': 'data(colour)' } }
    ]
  });
  function elements(answer) {
    var statusById = {};
    answer.nodes.forEach(function (node) { statusById[node.id] = node.status; });
    return answer.nodes.map(function (node) {
      return { group: 'nodes', data: { id: 'd' + node.id, device: node.id, label: node.name, address: node.address, model: node.model, shape: shapes[node.type] || 'diamond', colour: ofDevice(node), middle: node.id === device ? 1 : 0, hops: node.hops } };
    }).concat(answer.edges.map(function (link) {
      return { group: 'edges', data: { id: 'l' + link.id, source: 'd' + link.from, target: 'd' + link.to, fromPort: link.fromPort, toPort: link.toPort, uplink: link.uplink ? 1 : 0, line: link.kind === 'FDB' ? 'dashed' : 'solid', width: link.percent === null ? 1.5 : 1.5 + link.percent / 25, colour: ofLink(link, statusById) } };
    }));
  }
  function draw(answer) {
    said.textContent = !answer.edges.length ? place.dataset.none : answer.whole ? '' : place.dataset.cut;
    var wanted = elements(answer), ids = {}, changed = false;
    wanted.forEach(function (element) {
      ids[element.data.id] = true;
      var known = graph.getElementById(element.data.id);
      if (known.length) { known.data(element.data); } else { graph.add(element); changed = true; }
    });
    graph.elements().forEach(function (element) { if (!ids[element.id()]) { element.remove(); changed = true; } });
    if (changed) {
      var big = answer.nodes.length > 60;
      graph.layout(big ? { name: 'concentric', animate: false, concentric: function (node) { return 100 - node.data('hops'); }, levelWidth: function () { return 1; }, minNodeSpacing: 18 }
        : { name: 'breadthfirst', animate: false, roots: ['d' + device], directed: false, spacingFactor: 1.3 }).run();
      graph.fit(undefined, 40);
    }
    place.dataset.drawn = String(graph.nodes().length);
  }
  function ask() {
    if (!device) { said.textContent = place.dataset.none; place.dataset.drawn = '0'; return; }
    fetch(root + '/ui/link/graph?device=' + device + '&depth=' + depth, { headers: { Accept: 'application/json' } })
      .then(function (answer) { if (!answer.ok) { throw new Error(String(answer.status)); } return answer.json(); })
      .then(draw, function () { said.textContent = place.dataset.none; });
  }
  function anchor(words, path) {
    var link = document.createElement('a');
    link.textContent = words;
    link.href = root + path;
    return link;
  }
  graph.on('tap', 'node', function (event) {
    var node = event.target;
    said.replaceChildren(anchor(node.data('label'), '/ui/device/device?id=' + node.data('device')), ' ' + node.data('address') + ' ' + node.data('model') + ' · ',
      anchor(place.dataset.center, '/ui/link/topology?device=' + node.data('device') + '&depth=' + depth));
  });
  graph.on('dbltap', 'node', function (event) { location.href = root + '/ui/link/topology?device=' + event.target.data('device') + '&depth=' + depth; });
  ask();
  setInterval(function () { if (!document.hidden) { ask(); } }, 15000);
})();
