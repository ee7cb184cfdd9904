/* What every page needs: menu on a phone, theme, language. */
window.Demarc = {
  cookie: function (name, value) {
    document.cookie = name + '=' + value + ';path=/;max-age=31536000;samesite=lax';
  },
  toggleMenu: function () { document.body.classList.toggle('dc-menu-open'); },
  toggleTheme: function () {
    this.cookie('demarc-theme', document.body.classList.contains('dc-dark') ? 'light' : 'dark');
    location.reload();
  },
  setLanguage: function (language) {
    this.cookie('demarc-language', language);
    location.reload();
  },
  // browsers hand their clipboard to pages of https and of this machine only: elsewhere the text is selected and copied as by hand
  copy: function (text, button) {
    var told = function () {
      var icon = button && button.querySelector('.pi');
      if (icon) { icon.classList.replace('pi-copy', 'pi-check'); setTimeout(function () { icon.classList.replace('pi-check', 'pi-copy'); }, 2000); }
    };
    var byHand = function () {
      var field = document.createElement('textarea');
      field.value = text;
      document.body.appendChild(field);
      field.select();
      document.execCommand('copy');
      field.remove();
      told();
    };
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(told, byHand);
    } else {
      byHand();
    }
  },
  // what is shown in a place until its answer comes
  asking: function (id, words) {
    var place = document.getElementById(id);
    place.textContent = ' ' + words;
    var icon = document.createElement('i');
    icon.className = 'pi pi-spin pi-spinner';
    place.prepend(icon);
  },
  // calls once when work that an element tells of (data-working) has ended since the last call
  whenOver: function (id, then) {
    var now = document.getElementById(id).dataset.working;
    if (this.working === 'true') { if (now === 'false') { then(); } }
    this.working = now;
  },
  // work that the page watches has ended: the page loads itself again, but not under the hands of somebody who is at a dialog
  workIsOver: function () {
    if (!window.dcWorking || document.querySelector('.dc-work')) { return; }
    if ($('.ui-dialog:visible').length) { setTimeout(function () { Demarc.workIsOver(); }, 1000); } else { location.reload(); }
  },
  ajaxFailed: function () {
    // a session that ended answers with a redirect to the login page: reload shows it
    if (navigator.onLine) { location.reload(); }
  }
};
if (document.cookie.indexOf('demarc-theme=') < 0 && window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches) {
  Demarc.cookie('demarc-theme', 'dark');
  location.reload();
}
// On a phone a list names its order in a menu. PrimeFaces names the first column though nobody has sorted by it, and knows a
// column again by its Latin letters.
document.addEventListener('DOMContentLoaded', function () {
  var table = window.PrimeFaces && PrimeFaces.widget && PrimeFaces.widget.DataTable;
  var words = document.getElementById('main') && document.getElementById('main').dataset.usualOrder;
  if (!table || !words) { return; }
  var bind = table.prototype.bindSortEvents;
  table.prototype.bindSortEvents = function () {
    bind.apply(this, arguments);
    var menu = this.reflowDD && this.reflowDD[0];
    var sorted = this.sortableColumns.filter('.ui-state-active');
    if (menu && sorted.length) {
      this.updateReflowDD(sorted, sorted.find('.ui-icon-triangle-1-n').length ? 1 : -1);
    } else if (menu && !menu.querySelector('.dc-usual')) {
      var usual = new Option(words, '', true, true);
      usual.className = 'dc-usual';
      usual.disabled = true; // there is no way back to it but to load the page again
      menu.prepend(usual);
      menu.selectedIndex = 0;
    }
  };
  table.prototype.updateReflowDD = function (column, order) {
    if (!this.reflowDD || !this.cfg.reflow) { return; }
    var wanted = order > 0 ? 0 : 1;
    this.reflowDD.children('option').each(function () {
      this.selected = $(this).data('columnkey') === column.attr('id') && $(this).data('sortorder') === wanted;
    });
  };
});
// A button of a row is named to the server by the place of its row. The mark of the row that was pressed goes with it: a list
// that came anew meanwhile has another row there.
document.addEventListener('DOMContentLoaded', function () {
  var request = window.PrimeFaces && PrimeFaces.ajax && PrimeFaces.ajax.Request;
  if (!request) { return; }
  var element = function (source) { return typeof source === 'string' ? document.getElementById(source) : $(source)[0]; };
  var mark = function (pressed) {
    var row = pressed && pressed.closest && pressed.closest('tr[data-ri]');
    var found = row && /(?:^| )dc-row-(\w+)/.exec(row.className);
    return found && found[1];
  };
  // whoever is asked for a confirmation means the row of now, which may be on the page no longer when the answer comes
  var asked = {};
  var confirm = PrimeFaces.confirm;
  PrimeFaces.confirm = function (question) {
    var pressed = element(question.source);
    asked = { id: pressed && pressed.id, mark: mark(pressed) };
    return confirm.apply(this, arguments);
  };
  var handle = request.handle;
  request.handle = function (cfg, ext) {
    var pressed = element(cfg.source);
    var answered = PrimeFaces.confirmSource && asked.id && asked.id === (pressed ? pressed.id : cfg.source);
    var meant = answered ? asked.mark : mark(pressed);
    if (meant) { cfg.params = (cfg.params || []).concat([{ name: 'demarc.row', value: meant }]); }
    return handle.call(this, cfg, ext);
  };
});
// who asks the machine for less motion gets lists and dialogs at once
document.addEventListener('DOMContentLoaded', function () {
  if (window.PrimeFaces && window.matchMedia && matchMedia('(prefers-reduced-motion: reduce)').matches) {
    PrimeFaces.disableAnimations();
  }
});
