from django.urls import path

from antarkerja.web.home.views import home

urlpatterns = [path("", home, name="home")]
