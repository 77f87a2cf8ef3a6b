"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.talk import news, reports, views

_ONE = "practices/<int:practice_id>/"
_REMARK = "practices/talk/<int:remark_id>/"
urlpatterns: list[URLPattern] = [
    path("practices/news/", news.practice_news, name="practice_news"),
    path("practices/news/seen/", news.mentions_seen, name="mentions_seen"),
    path("practices/news/following/", news.following, name="following"),
    path("practices/news/following/change/", news.follow_change, name="follow_change"),
    path("practices/news/way/", news.news_way, name="news_way"),
    path("practices/reports/", reports.practice_reports, name="practice_reports"),
    path("practices/reports/<int:report_id>/", reports.report_settle, name="report_settle"),
    path(f"{_ONE}talk/", views.practice_talk, name="practice_talk"),
    path(f"{_ONE}talk/say/", views.practice_say, name="practice_say"),
    path(f"{_ONE}report/", reports.practice_report, name="practice_report"),
    path(f"{_REMARK}answer/", views.remark_answer, name="remark_answer"),
    path(f"{_REMARK}accept/", views.remark_accept, name="remark_accept"),
    path(f"{_REMARK}report/", reports.remark_report, name="remark_report"),
]
