/** Routes of administration, as CIS_bdpm names them: the standard terms of the Council of Europe (EDQM) in French. */
export const routesOfAdministration: ReadonlySet<string> = new Set(
  (
    'auriculaire;buccogingivale;cutanée;dentaire;endocervicale;endosinusale;endotrachéobronchique;gastrique;' +
    'gastro-entérale;gingivale;hémodialyse;hémofiltration;implantation;infiltration;inhalée;intestinale;' +
    'intra-murale;intra-utérine;intraarticulaire;intraartérielle;intracamérulaire;intracaverneuse;' +
    'intracervicale;intracholangiopancréatique;intracisternale;intracoronaire;intracérébroventriculaire;' +
    'intradermique;intradurale;intraglandulaire;intralymphatique;intralésionnelle;intramusculaire;' +
    'intraoculaire;intraosseuse;intrapleurale;intraputaminale;intrapéricardiaque;intrapéritonéale;' +
    'intraséreuse;intrathécale;intratumorale;intraveineuse;intravitréenne;intravésicale;laryngopharyngée;' +
    'nasale;ophtalmique;orale;péri-aréolaire;périarticulaire;péribulbaire;péridurale;périneurale;péritumorale;' +
    'rectale;sous-conjonctivale;sous-cutanée;sous-muqueuse;sublinguale;subrétinale;transdermique;urétrale;' +
    'vaginale;voie buccale autre;voie extracorporelle autre;voie parentérale autre;épilésionnelle'
  ).split(';'),
);
