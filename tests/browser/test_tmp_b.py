from __future__ import annotations
import pytest
from datetime import date
from pathlib import Path
from axe_playwright_python.sync_playwright import Axe
from tests.browser.conftest import session_cookie
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import open_vacancy
from tests.factories.employers import make_employer, make_vacancy, vacancy_details
from tests.factories.offices import make_membership, actor_for

OUT=Path("/tmp/pics_b"); OUT.mkdir(exist_ok=True)

@pytest.mark.usefixtures("clock")
def test_look(chromium, live_server, settings, transactional_db, wonosobo, ratna):
    firm=make_employer(wonosobo, name="PT Serayu Makmur", kbli="14111", kbli_version="2020", contact_phone="+6281234567890")
    m=make_membership("sari", RoleName.EMPLOYER, wonosobo, subject_id=firm.pk); sari=actor_for(m)
    for n in range(5): make_vacancy(firm, title=["Operator Jahit","Kasir Toko Swalayan dan Pembukuan Harian","Sopir Truk","Barista","Admin Olshop"][n])
    v=make_vacancy(firm, title="SPG Event", description="Penampilan menarik\nUsia maksimal 25 tahun", stated_limits="perempuan", limits_reason="Pendamping asrama putri", skills=("menjual","bicara"), licences=("SIM_C",))
    w=open_vacancy(by=sari,on=date(2026,11,24),details=vacancy_details(title="Penjahit Kebaya"),employer_id=firm.pk)
    Vacancy.objects.filter(pk=v.pk).update(kbji="5242", kbji_probability=.42)
    pages=[("list","/vacancies/",ratna),("vac",f"/vacancies/{v.pk}/",ratna),("wait",f"/vacancies/{w.pk}/?words=jahit",ratna),("new","/vacancies/new/",ratna),("edit",f"/vacancies/{v.pk}/edit/",ratna),("emps","/employers/",ratna),("emp",f"/employers/{firm.pk}/",ratna),("empnew","/employers/new/",ratna),("firm","/firm/",sari),("firmvac",f"/firm/vacancies/{v.pk}/",sari),("firmnew","/firm/vacancies/new/",sari)]
    problems=[]
    for width,scheme,lang in ((360,"light","id"),(1280,"dark","en")):
        for name,url,who in pages:
            ctx=chromium.new_context(viewport={"width":width,"height":900},color_scheme=scheme,locale=lang)
            ctx.add_cookies([{"name":"sessionid","value":session_cookie(who),"url":live_server.url},{"name":"django_language","value":lang,"url":live_server.url}])
            p=ctx.new_page(); p.on("console",lambda l:problems.append((name,l.text)) if l.type=="error" else None)
            p.goto(live_server.url+url)
            r=Axe().run(p)
            for x in r.response["violations"]: problems.append((name,width,x["id"],x["nodes"][0]["html"][:200]))
            over=p.evaluate("document.documentElement.scrollWidth")
            if over>width: problems.append((name,width,"overflow",over))
            p.screenshot(path=OUT/f"{name}-{width}.png",full_page=True)
            ctx.close()
    for x in problems: print(x)
