/* The search box of every page: asks while somebody types, arrows and Enter choose. Answers that come late are dropped. */
(function () {
  var box = document.getElementById('global-search');
  if (!box) { return; }
  var root = box.dataset.root || '';
  var input = box.querySelector('input');
  var list = document.getElementById('global-search-hits');
  var icons = { subscriber: 'pi-user', onu: 'pi-sitemap', port: 'pi-link', device: 'pi-server' };
  var asked = 0, timer = null, chosen = -1;

  function close() { list.hidden = true; input.setAttribute('aria-expanded', 'false'); chosen = -1; }
  function text(tag, words) { var node = document.createElement(tag); node.textContent = words; return node; }
  function message(words) {
    var line = text('li', words);
    line.className = 'empty';
    list.replaceChildren(line);
  }
  function line(hit) {
    var item = document.createElement('li');
    item.setAttribute('role', 'option');
    var link = document.createElement('a');
    link.href = root + hit.page;
    var icon = document.createElement('i');
    icon.className = 'pi ' + (icons[hit.type] || 'pi-circle');
    var extra = hit.matched ? hit.matched + ' ' + hit.value : '';
    link.append(icon, text('span', hit.title), text('span', hit.status), text('small', [hit.detail, extra].filter(Boolean).join(' · ')));
    item.append(link);
    return item;
  }
  function show(hits) {
    if (hits.length) { list.replaceChildren.apply(list, hits.map(line)); } else { message(box.dataset.none); }
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    chosen = -1;
  }
  function ask() {
    var words = input.value.trim(), mine = ++asked;
    if (words.length < 2) { close(); return; }
    fetch(root + '/ui/search/hits?q=' + encodeURIComponent(words), { headers: { Accept: 'application/json' } })
      .then(function (answer) {
        if (answer.redirected) { throw new Error(box.dataset.ended); }
        if (!answer.ok) { throw new Error(box.dataset.failed); }
        return answer.json();
      })
      .then(function (hits) { if (mine === asked) { show(hits); } })
      .catch(function (fault) { if (mine === asked) { message(fault.message === box.dataset.ended ? box.dataset.ended : box.dataset.failed); list.hidden = false; } });
  }
  function choose(step) {
    var items = list.querySelectorAll('li[role=option]');
    if (!items.length) { return; }
    if (chosen >= 0) { items[chosen].removeAttribute('aria-selected'); }
    chosen = (chosen + step + items.length) % items.length;
    items[chosen].setAttribute('aria-selected', 'true');
    items[chosen].scrollIntoView({ block: 'nearest' });
  }
  input.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(ask, 150); });
  input.addEventListener('focus', function () { if (list.children.length && input.value.trim().length > 1) { list.hidden = false; } });
  input.addEventListener('keydown', function (event) {
    if (event.key === 'ArrowDown') { choose(1); event.preventDefault(); }
    if (event.key === 'ArrowUp') { choose(-1); event.preventDefault(); }
    if (event.key === 'Escape') { close(); }
    if (event.key === 'Enter') {
      var link = (list.querySelector('li[aria-selected=true]') || list).querySelector('a');
      if (link) { location.href = link.href; }
      event.preventDefault();
    }
  });
  document.addEventListener('click', function (event) { if (!box.contains(event.target)) { close(); } });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && !/^(input|textarea|select)$/i.test(document.activeElement.tagName)) { input.focus(); event.preventDefault(); }
  });
})();
